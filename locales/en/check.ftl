### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Every published record must have this field or state why it does not.
missing-tier = This field is required for high-risk AI systems and impactful algorithms.
missing-aiInEu = An AI system of an organization in the EU must state its class under the EU AI Act.
missing-annexIii = This field is required for high-risk AI systems listed in Annex III of the EU AI Act.
missing-article86 = People have a right to an explanation of a decision based on a high-risk AI system (EU AI Act, article 86). State how they can request one.
missing-personalData = The system processes personal data. State the legal basis.
missing-notNone = The system may process personal data. State whether it includes special categories.
missing-metByPeople = This is a high-risk AI system, or residents interact with it directly. State how they are informed.
missing-notAssessed = An impact assessment has not been done or is not required. State why.
missing-notInHouse = The system was not developed in house. State who supplied it.
missing-used = The system is or was in use. State since when. You can enter “unknown”.
missing-retired = The system is retired. State since when.
missing-imported = A record from another register needs a summary, a purpose or a description.

error-required = This field is required.
error-tooManyItems = This list has too many items.
error-unknownField = There is no field with this name.
error-alwaysRequired = This field is always required. It cannot be withheld or marked as not applicable.
error-url = Enter a web address that begins with https:// or http://.
error-email = Enter an e-mail address.
error-tooLarge = The record is too large. The limit is { $limit } kB.

warning-personalAddress = This looks like the address of one person. Use the address of a team: it will be public, and people change jobs.
warning-longName = The name has { $figure } characters. Use at most 100: lists stay easy to read, and the Dutch register accepts no more.
warning-hardToRead = This text is very hard to read (LIX { $figure }; about 40 is normal). Use shorter sentences and words.
warning-notInOwnLanguage = This text is missing in the language of the record.
warning-outdatedTranslation = The original text has changed since it was translated.
warning-machineTranslation = This is a machine translation that nobody has checked.
warning-reviewPast = The review date has passed. The record would be shown as out of date.
warning-withheldPast = The date until which this field is withheld has passed.
warning-valueAndExemption = This field has a value and is also marked as withheld or not applicable. Keep only one of the two.
warning-tierBelowClass = The EU AI Act class is high risk, but the publication tier is not “High-risk AI system”.

loss-noField = This standard has no field for it.
loss-noCode = This standard has no code for this value.
loss-codeMapped = Exported as “{ $becomes }”, which has a broader or different meaning.
loss-oneValue = Only one value can be exported, and another value takes precedence.
loss-oneLanguage = Only one language can be exported: { $kept } is kept, { $lost } is left out.
loss-shortened = Shortened to { $limit } characters. The text has { $length }.
loss-asText = Exported as free text, which programs cannot evaluate.
loss-joined = Combined with “{ $field }” in one text.
