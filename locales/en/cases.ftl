# Legal routes, and the case file that whoever filed a challenge takes there.

route-individualDecision = This is about a decision on one person. What counts against it is an objection or an appeal, within the term that the decision itself names. This form does not stop that term.
route-privacyRight = This is about a right under data protection law. Ask the organization itself: it must answer within the term of the law, in the European Union one month (GDPR, article 12(3)). If it does not, or if you do not agree, you can complain to the data protection authority or go to court. This form does not stop any term.
caseFile = Case file
caseFile-about = What was filed in a public register of algorithms, to be taken wherever it has to go.
caseFile-reference = Reference
caseFile-organization = Organization
caseFile-system = System
caseFile-version = Version of the record
caseFile-received = Received
caseFile-pointers = Contested
caseFile-route = Legal route
caseFile-term = Term
caseFile-text = What was filed
caseFile-wish = What should happen
caseFile-conversation = Conversation
caseFile-submitter = Submitter
caseFile-answer = Organization
caseFile-proof = Entry { $index } of the register's log binds the SHA-256 digest of the salt (decoded from base64url) and the text: { $digest }. The salt is { $salt }.
