### What a draft still needs, what an editor should look at, and what another standard would lose.
missing-always = Every published record says this, or why it does not.
missing-tier = High-risk AI systems and impactful algorithms say this.
missing-aiInEu = An AI system of an organization in the EU says its class under the EU AI Act.
missing-annexIii = A high-risk AI system of Annex III of the EU AI Act says this.
missing-article86 = People may ask for an explanation of a decision that rests on a high-risk AI system (EU AI Act, article 86). Say how.
missing-personalData = The system works on personal data: say on which legal basis.
missing-notNone = Personal data is not ruled out: say whether special categories are among it.
missing-metByPeople = The system is high-risk AI, or residents meet it directly: say how they learn of it.
missing-notAssessed = An impact assessment is not done or not required: say why.
missing-notInHouse = The system was not made in house: say who supplied it.
missing-used = The system is or was in use: say since when. “unknown” is an answer.
missing-retired = The system is retired: say since when.
missing-imported = A record from another register needs a summary, a purpose or a description.

fault-required = This must be given.
fault-tooMany = There are more items here than are allowed.
fault-unknownField = There is no field of this name.
fault-mustBeSaid = This field must always be said: it cannot be withheld or be left out as not applicable.
fault-url = A web address that begins with https:// or http:// is expected.
fault-email = An e-mail address is expected.
fault-tooLarge = The record is too large: at most { $limit } kB.

warning-personalAddress = This looks like one person’s own address. Give one of a team: it is public, and people change jobs.
warning-longName = The name has { $figure } characters. Keep it to 100: lists stay easy to read, and the Dutch register takes no more.
warning-hardToRead = This text is very hard to read (LIX { $figure }; around 40 is ordinary). Shorter sentences and words help.
warning-notInOwnLanguage = This text is not there in the language of the record.
warning-outdatedTranslation = The original has changed since this translation was made.
warning-machineTranslation = A machine made this translation, and nobody has checked it.
warning-reviewPast = The review date is past: the record would be shown as out of date.
warning-withheldPast = The day until which this is withheld is past.
warning-saidAnyway = This field has content, and is marked as withheld or not applicable as well. Keep one of the two.
warning-tierBelowClass = The EU AI Act class is high risk, but the record is not published as that of a high-risk AI system.

loss-noField = This standard has no place for it.
loss-noCode = This standard has no code for this value.
loss-codeMapped = Becomes “{ $becomes }”, which says less or something else.
loss-oneValue = There is room for one value only, and another comes first.
loss-oneLanguage = There is room for one language only: { $kept } stays, { $lost } is left out.
loss-shortened = At most { $limit } characters fit; here are { $length }.
loss-asText = Becomes words in a text, which programs cannot evaluate.
loss-joined = Stands in one text together with “{ $field }”.
