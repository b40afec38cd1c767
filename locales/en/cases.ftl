# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = This is about a decision on one person. To contest the decision, file an objection or appeal by the deadline stated in it. A challenge in this register does not suspend that deadline.
route-privacyRight = This is about a right under data protection law. Contact the organization directly. It must reply within the statutory deadline: one month in the European Union (GDPR, article 12(3)). If it does not reply, or if you disagree with the reply, you can complain to the data protection authority or go to court. A challenge in this register does not suspend any deadline.
caseFile = Case file
caseFile-about = A challenge filed in a public algorithm register, to hand in with an objection, appeal or complaint.
caseFile-reference = Reference
caseFile-organization = Organization
caseFile-system = System
caseFile-version = Version of the record
caseFile-received = Received
caseFile-challengedParts = Challenged parts
caseFile-route = Legal route
caseFile-text = Text of the challenge
caseFile-requestedOutcome = Requested outcome
caseFile-conversation = Conversation
caseFile-submitter = Submitter
caseFile-organizationSide = Organization
caseFile-proof = Entry { $index } in the register’s log records the SHA-256 digest of the salt (decoded from base64url) followed by the text: { $digest }. The salt is { $salt }.
