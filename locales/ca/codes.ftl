### Labels of codes. A key is the name of the code list, then the code.
status-planned = Previst
status-inDevelopment = En desenvolupament
status-pilot = Prova pilot
status-inUse = En ús
status-suspended = Suspès
status-retired = Retirat del servei
status-cancelledBeforeUse = Cancel·lat abans de l’ús

publicationTier-highRiskAi = Sistema d’IA d’alt risc
publicationTier-impactful = Algorisme d’impacte significatiu
publicationTier-other = Altre algorisme

policyArea-GF01 = Serveis públics generals
policyArea-GF02 = Defensa
policyArea-GF03 = Ordre públic i seguretat
policyArea-GF04 = Afers econòmics
policyArea-GF05 = Protecció del medi ambient
policyArea-GF06 = Habitatge i serveis comunitaris
policyArea-GF07 = Salut
policyArea-GF08 = Lleure, cultura i religió
policyArea-GF09 = Educació
policyArea-GF10 = Protecció social

technique-ruleBased = Basat en regles
technique-statistical = Model estadístic
technique-machineLearning = Aprenentatge automàtic
technique-deepLearning = Aprenentatge profund
technique-generativeAi = IA generativa
technique-optimisation = Optimització
technique-simulation = Simulació
technique-hybrid = Híbrid
technique-unknown = Tècnica desconeguda

automationLevel-informationOnly = Només proporciona informació
automationLevel-supportsHuman = Dona suport a les decisions humanes
automationLevel-humanConfirmsEach = Una persona confirma cada decisió
automationLevel-humanCanOverride = Una persona pot anul·lar el resultat
automationLevel-fullyAutomated = Totalment automatitzat

personalData-none = Sense dades personals
personalData-anonymised = Dades anonimitzades
personalData-pseudonymised = Dades pseudonimitzades
personalData-identifiable = Dades de persones identificables
personalData-unknown = No se sap si es tracten dades personals

withdrawalReason-publishedInError = publicat per error
withdrawalReason-replaced = substituït per una altra fitxa
withdrawalReason-organizationEnded = l’organisme ja no existeix o ja no utilitza el sistema
withdrawalReason-removedAtSource = eliminat del seu registre d’origen
withdrawalReason-other = un altre motiu

redactionGround-personalData = dades personals
redactionGround-courtOrder = ordre judicial
redactionGround-copyright = drets d’autor
redactionGround-security = seguretat
redactionGround-otherLegalDuty = una altra obligació legal

challengeKind-entryError = Error en la fitxa
challengeKind-missingEntry = Sistema absent del registre
challengeKind-explanation = Sol·licitud d’explicació
challengeKind-unfairEffect = Efecte injust
challengeKind-individualDecision = Decisió sobre una persona
challengeKind-privacyRight = Dret en matèria de protecció de dades
challengeKind-suggestion = Suggeriment

outcome-upheld = estimada
outcome-partlyUpheld = estimada en part
outcome-notUpheld = desestimada
outcome-systemPaused = sistema suspès

refusalCode-notAboutASystem = no es refereix a un sistema
refusalCode-unclear = poc clara
refusalCode-alreadyAnswered = ja resposta
refusalCode-beforeACourt = pendent davant d’un tribunal
refusalCode-abusive = ofensiva

challengeDeadline-acknowledge = acusament de recepció
challengeDeadline-screen = examen inicial
challengeDeadline-decide = resolució
challengeDeadline-review = segona revisió

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Registre d’Algorismes dels Països Baixos (número LARS)
aliasScheme-nlUuid = Registre d’Algorismes dels Països Baixos (UUID)
aliasScheme-nlSourceId = Registre d’Algorismes dels Països Baixos (identificador d’origen)
aliasScheme-ukSlug = Fitxes britàniques de transparència algorítmica (adreça web)
aliasScheme-ukContentId = Fitxes britàniques de transparència algorítmica (ID del contingut)
aliasScheme-usUsecaseId = Inventari federal d’IA dels Estats Units (ID del cas d’ús)
aliasScheme-caAiRegisterId = Registre d’IA del Govern del Canadà (identificador)
aliasScheme-euDb = Base de dades de la UE per als sistemes d’IA d’alt risc
aliasScheme-local = Registre local

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algorisme
systemKind-aiSystem = Sistema d’IA
systemKind-generalPurposeAiUse = Utilització d’IA d’ús general
systemKind-ruleSet = Conjunt de regles
systemKind-spreadsheetOrForm = Full de càlcul o formulari
systemKind-sensorAnalytics = Anàlisi de dades de sensors

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Pràctica d’IA prohibida (Reglament d’IA, article 5)
euAiActClass-highRiskAnnexIii = Alt risc, en un àmbit enumerat (Reglament d’IA, annex III)
euAiActClass-highRiskAnnexI = Alt risc, en un producte regulat (Reglament d’IA, annex I)
euAiActClass-art63Exempt = Àmbit enumerat, sense alt risc (Reglament d’IA, article 6.3)
euAiActClass-transparencyArt50 = Obligacions de transparència (Reglament d’IA, article 50)
euAiActClass-minimal = Risc mínim (Reglament d’IA)
euAiActClass-notAi = No és un sistema d’IA (Reglament d’IA)
euAiActClass-notAssessed = Sense avaluar (Reglament d’IA)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = Inventari federal d’IA dels Estats Units, 2025
classificationScheme-usOmb2024 = Inventari federal d’IA dels Estats Units, 2024
classificationScheme-caAiaLevel = Nivell de l’avaluació d’impacte algorítmic (Canadà)
classificationScheme-nl = Registre d’Algorismes dels Països Baixos
classificationScheme-uk = Estàndard de transparència algorítmica del Regne Unit (ATRS)
classificationScheme-local = Classificació local

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Sense paper en les decisions
decisionType-informationService = Servei d’informació
decisionType-triagePrioritisation = Classificació per urgència o prioritat
decisionType-eligibility = Comprovació de qui compleix els requisits
decisionType-allocation = Assignació de diners, places o serveis
decisionType-enforcementSelection = Selecció de casos per inspeccionar o sancionar
decisionType-riskScoring = Puntuació de riscos
decisionType-identification = Identificació de persones o objectes
decisionType-calculation = Càlcul d’imports o valors
decisionType-planning = Planificació de tasques i horaris
decisionType-generation = Creació de textos, imatges o altres continguts
decisionType-monitoring = Seguiment de situacions o processos

# Field “How people are informed” that the system is used.
informedHow-inLetter = Per carta
informedHow-onWebsite = En un lloc web
informedHow-onSiteSign = Amb un cartell al lloc
informedHow-inInterface = En pantalla, mentre s’utilitza el sistema
informedHow-onRequest = Amb sol·licitud prèvia
informedHow-notInformed = No s’informa les persones
informedHow-notApplicable = No escau

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Dades d’entrenament
datasetRole-validation = Dades de validació
datasetRole-testing = Dades de prova
datasetRole-operationalInput = Dades d’entrada durant l’ús
datasetRole-output = Resultat del sistema
datasetRole-reference = Dades de referència

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Dades relatives a la salut
specialCategory-ethnicity = Origen ètnic o racial
specialCategory-religion = Conviccions religioses o filosòfiques
specialCategory-political = Opinions polítiques
specialCategory-union = Afiliació sindical
specialCategory-genetic = Dades genètiques
specialCategory-biometric = Dades biomètriques que identifiquen una persona
specialCategory-sexLife = Vida sexual o orientació sexual
specialCategory-criminal = Condemnes i infraccions penals
specialCategory-bsnNationalId = Número d’identificació nacional

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Origen racial o ètnic
demographicFeature-sexGender = Sexe o gènere
demographicFeature-age = Edat
demographicFeature-religion = Religió
demographicFeature-socioeconomic = Situació socioeconòmica
demographicFeature-disability = Discapacitat
demographicFeature-residency = Situació de residència
demographicFeature-nationality = Nacionalitat
demographicFeature-marital = Estat civil
demographicFeature-income = Ingressos
demographicFeature-employment = Situació laboral
demographicFeature-postcodeProxy = Codi postal com a indicador d’altres característiques
demographicFeature-none = Cap característica demogràfica
demographicFeature-other = Altres característiques demogràfiques

# Field “Storage location” of the data.
storageLocation-onPremises = Servidors propis de l’organisme
storageLocation-nationalCloud = Núvol al país de l’organisme
storageLocation-eeaCloud = Núvol a l’Espai Econòmic Europeu
storageLocation-outsideEea = Fora de l’Espai Econòmic Europeu

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Fix, no aprèn
selfLearning-retrainedOffline = Només aprèn quan es torna a entrenar
selfLearning-learnsInUse = Aprèn mentre s’utilitza
selfLearning-unknown = No se sap si aprèn

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Descriptiva (què ha passat)
analyticsType-diagnostic = Diagnòstica (per què ha passat)
analyticsType-predictive = Predictiva (què és probable que passi)
analyticsType-prescriptive = Prescriptiva (què s’hauria de fer)
analyticsType-generative = Generativa (contingut nou)

# Field “Capabilities”: what the system can do.
capability-vision = Reconeixement d’imatges i vídeos
capability-audio = Reconeixement de veu i sons
capability-language = Processament del llenguatge
capability-robotics = Robòtica
capability-forecasting = Previsió
capability-discovery = Detecció de patrons
capability-planning = Planificació de tasques i horaris
capability-creation = Creació de continguts
capability-analysis = Anàlisi de dades
capability-management = Gestió de dades o processos
capability-other = Una altra capacitat

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Publicat com a codi obert
sourceCodeStatus-partlyOpen = Publicat en part
sourceCodeStatus-onRequest = Disponible amb sol·licitud prèvia
sourceCodeStatus-closedCommercial = No publicat per motius comercials
sourceCodeStatus-closedSecurity = No publicat per motius de seguretat
sourceCodeStatus-notSoftware = Sense codi font: no és programari

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Pèrdua d’autonomia personal
harm-civilLiberties = Dany a les llibertats civils
harm-environmental = Dany ambiental
harm-financial = Perjudici econòmic
harm-physical = Dany físic
harm-politicalEconomic = Dany a la política o a l’economia
harm-psychological = Dany psicològic
harm-reputational = Dany a la reputació
harm-societalCultural = Dany a la societat o a la cultura

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Nivell baix
degree-medium = Nivell mitjà
degree-high = Nivell alt
degree-unknown = Nivell desconegut

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Amb protecció en cas de fallada
failSafeState-no = Sense protecció en cas de fallada
failSafeState-inProgress = Protecció en cas de fallada en preparació
failSafeState-notApplicable = Protecció en cas de fallada: no escau
failSafeState-waived = Protecció en cas de fallada: exempció del requisit

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Una persona pot anul·lar el resultat en cada cas
overridePossible-yesSystemLevel = Una persona només pot intervenir en el sistema en conjunt
overridePossible-no = Cap persona no pot anul·lar el resultat
overridePossible-notApplicable = Anul·lació per una persona: no escau

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = Existeix
established-inProgress = En preparació
established-none = No existeix
established-notApplicable = No escau
established-waived = Exempció del requisit

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Precisió
evaluationKind-fairness = Equitat
evaluationKind-security = Seguretat
evaluationKind-usability = Facilitat d’ús
evaluationKind-effect = Efecte en la pràctica
evaluationKind-audit = Auditoria

# Of “Evaluations”: who evaluated.
evaluationBy-internal = El mateix organisme
evaluationBy-independent = Entitat avaluadora independent
evaluationBy-oversightBody = Organisme de supervisió

# Field “Testing before use”.
testing-yes = Amb proves abans de l’ús
testing-inProgress = Proves en curs
testing-no = Sense proves abans de l’ús
testing-waived = Exempció del requisit de proves

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Avaluació d’impacte relativa a la protecció de dades (AIPD)
assessmentType-prescanDpia = Anàlisi prèvia de la necessitat d’una AIPD
assessmentType-pia = Avaluació d’impacte en la privacitat (PIA)
assessmentType-fria = Avaluació d’impacte en els drets fonamentals (FRIA)
assessmentType-iama = Avaluació de drets humans i algorismes (IAMA)
assessmentType-fraia = Avaluació de drets fonamentals i algorismes (FRAIA)
assessmentType-aiia = Avaluació d’impacte de la IA (AIIA)
assessmentType-aiaCa = Avaluació d’impacte algorítmic (Canadà)
assessmentType-deda = Ajuda a la decisió sobre ètica de les dades (DEDA)
assessmentType-uthiek = Avaluació ètica Uthiek (Utrecht)
assessmentType-ethischeBijsluiter = Prospecte ètic (Ethische Bijsluiter)
assessmentType-rekenkamer = Marc del Tribunal de Comptes dels Països Baixos
assessmentType-zInspection = Z-Inspection d’una IA fiable
assessmentType-equality = Avaluació d’impacte en la igualtat
assessmentType-humanRights = Avaluació d’impacte en els drets humans
assessmentType-security = Avaluació de seguretat
assessmentType-accessibility = Avaluació d’accessibilitat
assessmentType-environmental = Avaluació d’impacte ambiental
assessmentType-other = Una altra avaluació d’impacte

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Completada
assessmentStatus-inProgress = En curs
assessmentStatus-notDone = No feta
assessmentStatus-notRequired = No obligatòria
assessmentStatus-waived = Exempció del requisit

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Prova d’usabilitat
consultationMethod-publicFeedback = Comentaris de la ciutadania
consultationMethod-publicHearing = Audiència o reunió pública
consultationMethod-panel = Panel consultiu
consultationMethod-worksCouncil = Comitè d’empresa o junta de personal
consultationMethod-none = Sense consulta pública
consultationMethod-other = Una altra forma de consulta

# Field “Developed by”.
developedBy-inHouse = El mateix organisme
developedBy-supplier = Un proveïdor
developedBy-joint = L’organisme i un proveïdor
developedBy-openSource = Projecte de codi obert
developedBy-otherPublicBody = Un altre organisme públic
developedBy-unknown = No se sap

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Desenvolupador
supplierRole-provider = Proveïdor del sistema
supplierRole-integrator = Integrador de sistemes
supplierRole-modelProvider = Proveïdor del model
supplierRole-host = Proveïdor d’allotjament
supplierRole-dataProvider = Proveïdor de dades

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Procediment obert
procurementProcedure-restricted = Procediment restringit
procurementProcedure-negotiated = Procediment negociat
procurementProcedure-dialogue = Diàleg competitiu
procurementProcedure-innovationPartnership = Associació per a la innovació
procurementProcedure-directAward = Adjudicació directa, sense licitació
procurementProcedure-framework = Acord marc
procurementProcedure-none = Sense procediment de contractació

# Of “Cost”: the kind of cost.
costKind-build = Costos de desenvolupament
costKind-run = Costos de funcionament
costKind-licence = Costos de llicència

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Tota la població
affectedGroupCode-benefitClaimants = Sol·licitants de prestacions
affectedGroupCode-taxPayers = Contribuents
affectedGroupCode-pupilsStudents = Alumnat i estudiantat
affectedGroupCode-parents = Mares i pares
affectedGroupCode-patients = Pacients
affectedGroupCode-jobseekers = Persones que busquen feina
affectedGroupCode-tenants = Persones que viuen de lloguer
affectedGroupCode-drivers = Persones que condueixen
affectedGroupCode-migrants = Persones migrants
affectedGroupCode-children = Infants i adolescents
affectedGroupCode-olderPeople = Persones grans
affectedGroupCode-disabledPeople = Persones amb discapacitat
affectedGroupCode-businesses = Empreses
affectedGroupCode-employees = Persones treballadores
affectedGroupCode-visitors = Visitants
affectedGroupCode-suspects = Persones sospitoses d’un delicte
affectedGroupCode-other = Un altre grup

# Field “Users”: who works with the system.
users-staff = El personal de l’organisme
users-public = El públic
users-both = El personal i el públic
users-otherBodies = Altres organismes

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = És possible
appealAvailable-inProgress = En preparació
appealAvailable-no = No és possible
appealAvailable-notApplicable = No escau
appealAvailable-precludedByLaw = La llei no ho permet

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Sí
yesNo-no = No
yesNo-notApplicable = No escau

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Dret a veure les vostres dades
right-algorithmicTransparency = Dret a saber com funciona el sistema
right-beForgotten = Dret a la supressió de les vostres dades
right-contest = Dret a impugnar una decisió
right-correction = Dret a la rectificació de les vostres dades
right-individualDecisionExplanation = Dret que se us expliqui una decisió
right-nonDiscrimination = Dret a no patir discriminació
right-object = Dret a oposar-vos a l’ús de les vostres dades
right-purposeLimitation = Dret que les dades només s’usin per a les finalitats indicades
right-humanReview = Dret a una revisió per una persona
right-notice = Dret a saber que s’utilitza el sistema

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Autoritat de protecció de dades
oversightRole-ombudsman = Sindicatura de greuges
oversightRole-equalityBody = Organisme d’igualtat
oversightRole-court = Tribunal
oversightRole-council = Ple municipal o una altra assemblea electa
oversightRole-aiSupervisor = Autoritat de supervisió de la IA

# Of “Public contact”: the kind of contact.
contactKind-email = Correu electrònic
contactKind-url = Lloc web
contactKind-phone = Telèfon
contactKind-postal = Adreça postal

# Of “Links”: what the link leads to.
linkRel-publicPage = Pàgina per al públic
linkRel-sourceRegistration = Fitxa al registre d’origen
linkRel-productPage = Pàgina del producte
linkRel-documentation = Documentació
linkRel-policy = Política o directriu
linkRel-news = Notícies
linkRel-foiResponse = Resposta a una sol·licitud d’accés a la informació
linkRel-auditReport = Informe d’auditoria
linkRel-dataset = Conjunt de dades
linkRel-modelCard = Fitxa tècnica del model

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Mateix producte que
recordRel-partOf = Forma part de
recordRel-replaces = Substitueix
recordRel-replacedBy = Substituït per
recordRel-feeds = Proporciona dades a

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Text original
translationStatus-human = Traducció feta per una persona
translationStatus-machine = Traducció automàtica sense revisar
translationStatus-machineReviewed = Traducció automàtica revisada per una persona
translationStatus-outdated = Traducció desactualitzada

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Seguretat
withheldReason-lawEnforcement = Prevenció i persecució de delictes
withheldReason-tradeSecret = Secret empresarial
withheldReason-personalData = Protecció de dades personals
withheldReason-courtProceedings = Procediment judicial
withheldReason-notAvailable = Informació no disponible
withheldReason-other = Un altre motiu

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Format propi d’aquest registre
sourceScheme-nl-1-0 = Registre d’Algorismes dels Països Baixos, estàndard 1.0
sourceScheme-uk-atrs = Estàndard de transparència algorítmica del Regne Unit (ATRS)
sourceScheme-ca-ai-register = Registre d’IA del Govern del Canadà

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Consentiment (RGPD, article 6.1.a)
dataProtectionBasis-6-1-b = Contracte (RGPD, article 6.1.b)
dataProtectionBasis-6-1-c = Obligació legal (RGPD, article 6.1.c)
dataProtectionBasis-6-1-d = Interessos vitals (RGPD, article 6.1.d)
dataProtectionBasis-6-1-e = Missió d’interès públic o poders públics (RGPD, article 6.1.e)
dataProtectionBasis-6-1-f = Interessos legítims (RGPD, article 6.1.f)
dataProtectionBasis-9-2-a = Consentiment explícit (RGPD, article 9.2.a)
dataProtectionBasis-9-2-b = Dret laboral i protecció social (RGPD, article 9.2.b)
dataProtectionBasis-9-2-c = Interessos vitals (RGPD, article 9.2.c)
dataProtectionBasis-9-2-d = Entitats sense ànim de lucre (RGPD, article 9.2.d)
dataProtectionBasis-9-2-e = Dades fetes públiques per la persona (RGPD, article 9.2.e)
dataProtectionBasis-9-2-f = Reclamacions legals o tribunals (RGPD, article 9.2.f)
dataProtectionBasis-9-2-g = Interès públic essencial (RGPD, article 9.2.g)
dataProtectionBasis-9-2-h = Assistència sanitària o social (RGPD, article 9.2.h)
dataProtectionBasis-9-2-i = Salut pública (RGPD, article 9.2.i)
dataProtectionBasis-9-2-j = Arxiu, recerca o estadística (RGPD, article 9.2.j)
dataProtectionBasis-led = Prevenció i persecució de delictes (Directiva (UE) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Identificació biomètrica remota (annex III, punt 1.a)
annexPoint-1-b = Categorització biomètrica (annex III, punt 1.b)
annexPoint-1-c = Reconeixement d’emocions (annex III, punt 1.c)
annexPoint-2-a = Seguretat d’infraestructures crítiques (annex III, punt 2)
annexPoint-3-a = Accés o admissió a l’educació (annex III, punt 3.a)
annexPoint-3-b = Avaluació dels resultats de l’aprenentatge (annex III, punt 3.b)
annexPoint-3-c = Nivell d’educació adequat (annex III, punt 3.c)
annexPoint-3-d = Seguiment d’estudiants durant els exàmens (annex III, punt 3.d)
annexPoint-4-a = Contractació i selecció de personal (annex III, punt 4.a)
annexPoint-4-b = Gestió i supervisió del personal (annex III, punt 4.b)
annexPoint-5-a = Prestacions i serveis públics essencials (annex III, punt 5.a)
annexPoint-5-b = Solvència o qualificació creditícia (annex III, punt 5.b)
annexPoint-5-c = Assegurances de vida i de salut (annex III, punt 5.c)
annexPoint-5-d = Trucades i serveis d’emergència (annex III, punt 5.d)
annexPoint-6-a = Risc de ser víctima d’un delicte (annex III, punt 6.a)
annexPoint-6-b = Polígrafs en l’àmbit policial o penal (annex III, punt 6.b)
annexPoint-6-c = Fiabilitat de les proves (annex III, punt 6.c)
annexPoint-6-d = Risc de cometre un delicte o reincidir (annex III, punt 6.d)
annexPoint-6-e = Elaboració de perfils en casos penals (annex III, punt 6.e)
annexPoint-7-a = Polígrafs en matèria de migració (annex III, punt 7.a)
annexPoint-7-b = Riscos que plantegen les persones que entren (annex III, punt 7.b)
annexPoint-7-c = Asil, visats i permisos de residència (annex III, punt 7.c)
annexPoint-7-d = Identificació en el control de fronteres (annex III, punt 7.d)
annexPoint-8-a = Suport a les autoritats judicials (annex III, punt 8.a)
annexPoint-8-b = Influència en eleccions i referèndums (annex III, punt 8.b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Dignitat humana (Carta de la UE, article 1)
charterArticle-A2 = Dret a la vida (Carta de la UE, article 2)
charterArticle-A3 = Dret a la integritat de la persona (Carta de la UE, article 3)
charterArticle-A4 = Prohibició de tortura i tracte inhumà (Carta de la UE, article 4)
charterArticle-A5 = Prohibició d’esclavitud i treball forçat (Carta de la UE, article 5)
charterArticle-A6 = Dret a la llibertat i a la seguretat (Carta de la UE, article 6)
charterArticle-A7 = Respecte de la vida privada i familiar (Carta de la UE, article 7)
charterArticle-A8 = Protecció de dades de caràcter personal (Carta de la UE, article 8)
charterArticle-A9 = Dret a casar-se i a fundar una família (Carta de la UE, article 9)
charterArticle-A10 = Pensament, consciència i religió (Carta de la UE, article 10)
charterArticle-A11 = Llibertat d’expressió i d’informació (Carta de la UE, article 11)
charterArticle-A12 = Llibertat de reunió i d’associació (Carta de la UE, article 12)
charterArticle-A13 = Llibertat de les arts i de les ciències (Carta de la UE, article 13)
charterArticle-A14 = Dret a l’educació (Carta de la UE, article 14)
charterArticle-A15 = Llibertat professional i dret a treballar (Carta de la UE, article 15)
charterArticle-A16 = Llibertat d’empresa (Carta de la UE, article 16)
charterArticle-A17 = Dret a la propietat (Carta de la UE, article 17)
charterArticle-A18 = Dret d’asil (Carta de la UE, article 18)
charterArticle-A19 = Límits a l’expulsió i a l’extradició (Carta de la UE, article 19)
charterArticle-A20 = Igualtat davant la llei (Carta de la UE, article 20)
charterArticle-A21 = No-discriminació (Carta de la UE, article 21)
charterArticle-A22 = Diversitat de cultura, religió i llengua (Carta de la UE, article 22)
charterArticle-A23 = Igualtat entre dones i homes (Carta de la UE, article 23)
charterArticle-A24 = Drets de l’infant (Carta de la UE, article 24)
charterArticle-A25 = Drets de les persones grans (Carta de la UE, article 25)
charterArticle-A26 = Integració de persones amb discapacitat (Carta de la UE, article 26)
charterArticle-A27 = Informació i consulta a l’empresa (Carta de la UE, article 27)
charterArticle-A28 = Negociació i acció col·lectiva (Carta de la UE, article 28)
charterArticle-A29 = Accés als serveis de col·locació (Carta de la UE, article 29)
charterArticle-A30 = Protecció per acomiadament injustificat (Carta de la UE, article 30)
charterArticle-A31 = Condicions de treball justes (Carta de la UE, article 31)
charterArticle-A32 = Treball infantil i joves a la feina (Carta de la UE, article 32)
charterArticle-A33 = Vida familiar i vida professional (Carta de la UE, article 33)
charterArticle-A34 = Seguretat social i ajuda social (Carta de la UE, article 34)
charterArticle-A35 = Protecció de la salut (Carta de la UE, article 35)
charterArticle-A36 = Serveis d’interès econòmic general (Carta de la UE, article 36)
charterArticle-A37 = Protecció del medi ambient (Carta de la UE, article 37)
charterArticle-A38 = Protecció dels consumidors (Carta de la UE, article 38)
charterArticle-A39 = Participació en eleccions europees (Carta de la UE, article 39)
charterArticle-A40 = Participació en eleccions municipals (Carta de la UE, article 40)
charterArticle-A41 = Dret a una bona administració (Carta de la UE, article 41)
charterArticle-A42 = Dret d’accés als documents (Carta de la UE, article 42)
charterArticle-A43 = Defensor del Poble Europeu (Carta de la UE, article 43)
charterArticle-A44 = Dret de petició (Carta de la UE, article 44)
charterArticle-A45 = Llibertat de circulació i de residència (Carta de la UE, article 45)
charterArticle-A46 = Protecció diplomàtica i consular (Carta de la UE, article 46)
charterArticle-A47 = Dret a la tutela judicial efectiva (Carta de la UE, article 47)
charterArticle-A48 = Presumpció d’innocència i defensa (Carta de la UE, article 48)
charterArticle-A49 = Legalitat i proporcionalitat de les penes (Carta de la UE, article 49)
charterArticle-A50 = Prohibició de doble judici o condemna (Carta de la UE, article 50)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Ajuntament
organizationType-provinceRegion = Província o regió
organizationType-ministry = Ministeri
organizationType-agency = Agència pública
organizationType-police = Policia
organizationType-waterBoard = Organisme de gestió de l’aigua
organizationType-court = Tribunal
organizationType-health = Organisme sanitari
organizationType-education = Centre educatiu
organizationType-stateOwned = Empresa pública
organizationType-other = Un altre organisme

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Responsable d’administració del registre
actor-organizationAdmin = Responsable d’administració de l’organisme
actor-editor = Responsable d’edició
actor-publisher = Responsable de publicació
actor-caseHandler = Responsable de tramitació
actor-submitter = Persona reclamant
actor-import = Importació d’un altre registre
actor-operator = Entitat operadora del registre
actor-register = El registre, automàticament

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Rebuda
challengeState-screened = Examen inicial fet
challengeState-admitted = Admesa a tràmit
challengeState-inReview = En estudi
challengeState-needsInfo = Pendent de la resposta de la persona reclamant
challengeState-decided = Resolta
challengeState-refused = No admesa a tràmit
challengeState-redirected = Remesa a un altre organisme
challengeState-merged = Acumulada a una altra reclamació
challengeState-remedyDue = Mesura correctora promesa
challengeState-remedied = Mesura correctora aplicada
challengeState-confirmed = Mesura correctora confirmada per la persona reclamant
challengeState-disputed = Mesura correctora qüestionada per la persona reclamant
challengeState-deemedUnanswered = Termini incomplert, encara pendent de resolució
challengeState-reviewRequested = Segona revisió sol·licitada
challengeState-inSecondReview = Segona revisió en curs
challengeState-reviewDecided = Resolta en segona revisió
challengeState-withdrawn = Retirada per la persona reclamant
challengeState-externallyReferred = Ara davant d’un tribunal o d’un altre organisme extern

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Sense reclamacions
challengeFlag-any = Amb alguna reclamació
challengeFlag-open = Amb una reclamació pendent de resolució
challengeFlag-upheld = Amb una reclamació estimada, del tot o en part
challengeFlag-unanswered = Amb un termini incomplert en una reclamació

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Redacció per persones, sense ajuda d’una màquina
assistance-supported = Ajuda d’una màquina per investigar o traduir
assistance-drafted = Esborrany d’una màquina, revisat i signat per una persona

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Sindicatura de greuges
routeKind-regulator = Autoritat de supervisió
routeKind-court = Tribunal

# How a challenge arrived.
channel-web = En línia
channel-phone = Per telèfon
channel-desk = Presencialment
channel-letter = Per carta
channel-email = Per correu electrònic

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Resum públic
redactableField-extension = Ampliació del termini
redactableField-refusal = Motiu de la no-admissió a tràmit
redactableField-redirection = Remissió a un altre organisme
redactableField-decision = Resolució
redactableField-remedyPlan = Mesura correctora promesa
redactableField-remedies = Mesures correctores aplicades
redactableField-review = Segona revisió
redactableField-referral = Trasllat a un tribunal o a un altre organisme extern
