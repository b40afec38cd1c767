### Labels of codes. A key is the name of the code list, then the code.
status-planned = Previsto
status-inDevelopment = En desarrollo
status-pilot = Prueba piloto
status-inUse = En uso
status-suspended = Suspendido
status-retired = Retirado del servicio
status-cancelledBeforeUse = Cancelado antes de su uso

publicationTier-highRiskAi = Sistema de IA de alto riesgo
publicationTier-impactful = Algoritmo de impacto significativo
publicationTier-other = Otro algoritmo

policyArea-GF01 = Servicios públicos generales
policyArea-GF02 = Defensa
policyArea-GF03 = Orden público y seguridad
policyArea-GF04 = Asuntos económicos
policyArea-GF05 = Protección del medio ambiente
policyArea-GF06 = Vivienda y servicios comunitarios
policyArea-GF07 = Salud
policyArea-GF08 = Ocio, cultura y religión
policyArea-GF09 = Educación
policyArea-GF10 = Protección social

technique-ruleBased = Basado en reglas
technique-statistical = Modelo estadístico
technique-machineLearning = Aprendizaje automático
technique-deepLearning = Aprendizaje profundo
technique-generativeAi = IA generativa
technique-optimisation = Optimización
technique-simulation = Simulación
technique-hybrid = Híbrido
technique-unknown = Técnica desconocida

automationLevel-informationOnly = Solo proporciona información
automationLevel-supportsHuman = Apoya las decisiones humanas
automationLevel-humanConfirmsEach = Una persona confirma cada decisión
automationLevel-humanCanOverride = Una persona puede anular el resultado
automationLevel-fullyAutomated = Totalmente automatizado

personalData-none = Sin datos personales
personalData-anonymised = Datos anonimizados
personalData-pseudonymised = Datos seudonimizados
personalData-identifiable = Datos de personas identificables
personalData-unknown = Se desconoce si se tratan datos personales

withdrawalReason-publishedInError = publicado por error
withdrawalReason-replaced = sustituido por otra ficha
withdrawalReason-organizationEnded = el organismo ya no existe o ya no utiliza el sistema
withdrawalReason-removedAtSource = eliminado de su registro de origen
withdrawalReason-other = otro motivo

redactionGround-personalData = datos personales
redactionGround-courtOrder = orden judicial
redactionGround-copyright = derechos de autor
redactionGround-security = seguridad
redactionGround-otherLegalDuty = otra obligación legal

challengeKind-entryError = Error en la ficha
challengeKind-missingEntry = Sistema ausente del registro
challengeKind-explanation = Solicitud de explicación
challengeKind-unfairEffect = Efecto injusto
challengeKind-individualDecision = Decisión sobre una persona
challengeKind-privacyRight = Derecho en materia de protección de datos
challengeKind-suggestion = Sugerencia

outcome-upheld = estimada
outcome-partlyUpheld = estimada en parte
outcome-notUpheld = desestimada
outcome-systemPaused = sistema suspendido

refusalCode-notAboutASystem = no se refiere a un sistema
refusalCode-unclear = poco clara
refusalCode-alreadyAnswered = ya respondida
refusalCode-beforeACourt = pendiente ante un tribunal
refusalCode-abusive = ofensiva

challengeDeadline-acknowledge = acuse de recibo
challengeDeadline-screen = examen inicial
challengeDeadline-decide = resolución
challengeDeadline-review = segunda revisión

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Registro de Algoritmos de los Países Bajos (número LARS)
aliasScheme-nlUuid = Registro de Algoritmos de los Países Bajos (UUID)
aliasScheme-nlSourceId = Registro de Algoritmos de los Países Bajos (identificador de origen)
aliasScheme-ukSlug = Fichas británicas de transparencia algorítmica (dirección web)
aliasScheme-ukContentId = Fichas británicas de transparencia algorítmica (ID del contenido)
aliasScheme-usUsecaseId = Inventario federal de IA de Estados Unidos (ID del caso de uso)
aliasScheme-caAiRegisterId = Registro de IA del Gobierno de Canadá (identificador)
aliasScheme-euDb = Base de datos de la UE para los sistemas de IA de alto riesgo
aliasScheme-local = Registro local

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algoritmo
systemKind-aiSystem = Sistema de IA
systemKind-generalPurposeAiUse = Utilización de IA de uso general
systemKind-ruleSet = Conjunto de reglas
systemKind-spreadsheetOrForm = Hoja de cálculo o formulario
systemKind-sensorAnalytics = Análisis de datos de sensores

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Práctica de IA prohibida (Reglamento de IA, artículo 5)
euAiActClass-highRiskAnnexIii = Alto riesgo, en un ámbito enumerado (Reglamento de IA, anexo III)
euAiActClass-highRiskAnnexI = Alto riesgo, en un producto regulado (Reglamento de IA, anexo I)
euAiActClass-art63Exempt = Ámbito enumerado, sin alto riesgo (Reglamento de IA, artículo 6.3)
euAiActClass-transparencyArt50 = Obligaciones de transparencia (Reglamento de IA, artículo 50)
euAiActClass-minimal = Riesgo mínimo (Reglamento de IA)
euAiActClass-notAi = No es un sistema de IA (Reglamento de IA)
euAiActClass-notAssessed = Sin evaluar (Reglamento de IA)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = Inventario federal de IA de Estados Unidos, 2025
classificationScheme-usOmb2024 = Inventario federal de IA de Estados Unidos, 2024
classificationScheme-caAiaLevel = Nivel de la evaluación de impacto algorítmico (Canadá)
classificationScheme-nl = Registro de Algoritmos de los Países Bajos
classificationScheme-uk = Estándar de transparencia algorítmica del Reino Unido (ATRS)
classificationScheme-local = Clasificación local

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Sin papel en las decisiones
decisionType-informationService = Servicio de información
decisionType-triagePrioritisation = Clasificación por urgencia o prioridad
decisionType-eligibility = Comprobación de quién cumple los requisitos
decisionType-allocation = Asignación de dinero, plazas o servicios
decisionType-enforcementSelection = Selección de casos para inspeccionar o sancionar
decisionType-riskScoring = Puntuación de riesgos
decisionType-identification = Identificación de personas u objetos
decisionType-calculation = Cálculo de importes o valores
decisionType-planning = Planificación de tareas y horarios
decisionType-generation = Creación de textos, imágenes u otros contenidos
decisionType-monitoring = Seguimiento de situaciones o procesos

# Field “How people are informed” that the system is used.
informedHow-inLetter = Por carta
informedHow-onWebsite = En un sitio web
informedHow-onSiteSign = Con un cartel en el lugar
informedHow-inInterface = En pantalla, mientras se utiliza el sistema
informedHow-onRequest = Previa solicitud
informedHow-notInformed = No se informa a las personas
informedHow-notApplicable = No procede

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Datos de entrenamiento
datasetRole-validation = Datos de validación
datasetRole-testing = Datos de prueba
datasetRole-operationalInput = Datos de entrada durante el uso
datasetRole-output = Resultado del sistema
datasetRole-reference = Datos de referencia

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Datos relativos a la salud
specialCategory-ethnicity = Origen étnico o racial
specialCategory-religion = Convicciones religiosas o filosóficas
specialCategory-political = Opiniones políticas
specialCategory-union = Afiliación sindical
specialCategory-genetic = Datos genéticos
specialCategory-biometric = Datos biométricos que identifican a una persona
specialCategory-sexLife = Vida sexual u orientación sexual
specialCategory-criminal = Condenas e infracciones penales
specialCategory-bsnNationalId = Número nacional de identificación

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Origen racial o étnico
demographicFeature-sexGender = Sexo o género
demographicFeature-age = Edad
demographicFeature-religion = Religión
demographicFeature-socioeconomic = Situación socioeconómica
demographicFeature-disability = Discapacidad
demographicFeature-residency = Situación de residencia
demographicFeature-nationality = Nacionalidad
demographicFeature-marital = Estado civil
demographicFeature-income = Ingresos
demographicFeature-employment = Situación laboral
demographicFeature-postcodeProxy = Código postal como indicador de otras características
demographicFeature-none = Ninguna característica demográfica
demographicFeature-other = Otras características demográficas

# Field “Storage location” of the data.
storageLocation-onPremises = Servidores propios del organismo
storageLocation-nationalCloud = Nube en el país del organismo
storageLocation-eeaCloud = Nube en el Espacio Económico Europeo
storageLocation-outsideEea = Fuera del Espacio Económico Europeo

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Fijo, no aprende
selfLearning-retrainedOffline = Solo aprende cuando se vuelve a entrenar
selfLearning-learnsInUse = Aprende mientras se utiliza
selfLearning-unknown = Se desconoce si aprende

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Descriptivo (qué ha pasado)
analyticsType-diagnostic = Diagnóstico (por qué ha pasado)
analyticsType-predictive = Predictivo (qué es probable que pase)
analyticsType-prescriptive = Prescriptivo (qué se debería hacer)
analyticsType-generative = Generativo (contenido nuevo)

# Field “Capabilities”: what the system can do.
capability-vision = Reconocimiento de imágenes y vídeos
capability-audio = Reconocimiento de voz y sonidos
capability-language = Procesamiento del lenguaje
capability-robotics = Robótica
capability-forecasting = Previsión
capability-discovery = Detección de patrones
capability-planning = Planificación de tareas y horarios
capability-creation = Creación de contenidos
capability-analysis = Análisis de datos
capability-management = Gestión de datos o procesos
capability-other = Otra capacidad

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Publicado como código abierto
sourceCodeStatus-partlyOpen = Publicado en parte
sourceCodeStatus-onRequest = Disponible previa solicitud
sourceCodeStatus-closedCommercial = No publicado por motivos comerciales
sourceCodeStatus-closedSecurity = No publicado por motivos de seguridad
sourceCodeStatus-notSoftware = Sin código fuente: no es software

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Pérdida de autonomía personal
harm-civilLiberties = Daño a las libertades civiles
harm-environmental = Daño medioambiental
harm-financial = Perjuicio económico
harm-physical = Daño físico
harm-politicalEconomic = Daño a la política o a la economía
harm-psychological = Daño psicológico
harm-reputational = Daño a la reputación
harm-societalCultural = Daño a la sociedad o a la cultura

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Nivel bajo
degree-medium = Nivel medio
degree-high = Nivel alto
degree-unknown = Nivel desconocido

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Con protección ante fallos
failSafeState-no = Sin protección ante fallos
failSafeState-inProgress = Protección ante fallos en preparación
failSafeState-notApplicable = Protección ante fallos: no procede
failSafeState-waived = Protección ante fallos: exención del requisito

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Una persona puede anular el resultado en cada caso
overridePossible-yesSystemLevel = Una persona solo puede intervenir en el sistema en su conjunto
overridePossible-no = Ninguna persona puede anular el resultado
overridePossible-notApplicable = Anulación por una persona: no procede

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = Existe
established-inProgress = En preparación
established-none = No existe
established-notApplicable = No procede
established-waived = Exención del requisito

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Precisión
evaluationKind-fairness = Equidad
evaluationKind-security = Seguridad
evaluationKind-usability = Facilidad de uso
evaluationKind-effect = Efecto en la práctica
evaluationKind-audit = Auditoría

# Of “Evaluations”: who evaluated.
evaluationBy-internal = El propio organismo
evaluationBy-independent = Entidad evaluadora independiente
evaluationBy-oversightBody = Organismo de supervisión

# Field “Testing before use”.
testing-yes = Con pruebas antes del uso
testing-inProgress = Pruebas en curso
testing-no = Sin pruebas antes del uso
testing-waived = Exención del requisito de pruebas

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Evaluación de impacto relativa a la protección de datos (EIPD)
assessmentType-prescanDpia = Análisis previo de la necesidad de una EIPD
assessmentType-pia = Evaluación de impacto en la privacidad (PIA)
assessmentType-fria = Evaluación de impacto relativa a los derechos fundamentales (FRIA)
assessmentType-iama = Evaluación de derechos humanos y algoritmos (IAMA)
assessmentType-fraia = Evaluación de derechos fundamentales y algoritmos (FRAIA)
assessmentType-aiia = Evaluación de impacto de la IA (AIIA)
assessmentType-aiaCa = Evaluación de impacto algorítmico (Canadá)
assessmentType-deda = Ayuda a la decisión sobre ética de los datos (DEDA)
assessmentType-uthiek = Evaluación ética Uthiek (Utrecht)
assessmentType-ethischeBijsluiter = Prospecto ético (Ethische Bijsluiter)
assessmentType-rekenkamer = Marco del Tribunal de Cuentas de los Países Bajos
assessmentType-zInspection = Z-Inspection de una IA fiable
assessmentType-equality = Evaluación de impacto en la igualdad
assessmentType-humanRights = Evaluación de impacto en los derechos humanos
assessmentType-security = Evaluación de seguridad
assessmentType-accessibility = Evaluación de accesibilidad
assessmentType-environmental = Evaluación de impacto ambiental
assessmentType-other = Otra evaluación de impacto

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Completada
assessmentStatus-inProgress = En curso
assessmentStatus-notDone = No realizada
assessmentStatus-notRequired = No obligatoria
assessmentStatus-waived = Exención del requisito

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Prueba de usabilidad
consultationMethod-publicFeedback = Comentarios de la ciudadanía
consultationMethod-publicHearing = Audiencia o reunión pública
consultationMethod-panel = Panel consultivo
consultationMethod-worksCouncil = Comité de empresa o junta de personal
consultationMethod-none = Sin consulta pública
consultationMethod-other = Otra forma de consulta

# Field “Developed by”.
developedBy-inHouse = El propio organismo
developedBy-supplier = Un proveedor
developedBy-joint = El organismo y un proveedor
developedBy-openSource = Proyecto de código abierto
developedBy-otherPublicBody = Otro organismo público
developedBy-unknown = Se desconoce

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Desarrollador
supplierRole-provider = Proveedor del sistema
supplierRole-integrator = Integrador de sistemas
supplierRole-modelProvider = Proveedor del modelo
supplierRole-host = Proveedor de alojamiento
supplierRole-dataProvider = Proveedor de datos

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Procedimiento abierto
procurementProcedure-restricted = Procedimiento restringido
procurementProcedure-negotiated = Procedimiento negociado
procurementProcedure-dialogue = Diálogo competitivo
procurementProcedure-innovationPartnership = Asociación para la innovación
procurementProcedure-directAward = Adjudicación directa, sin licitación
procurementProcedure-framework = Acuerdo marco
procurementProcedure-none = Sin procedimiento de contratación

# Of “Cost”: the kind of cost.
costKind-build = Costes de desarrollo
costKind-run = Costes de funcionamiento
costKind-licence = Costes de licencia

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Toda la población
affectedGroupCode-benefitClaimants = Solicitantes de prestaciones
affectedGroupCode-taxPayers = Contribuyentes
affectedGroupCode-pupilsStudents = Alumnado y estudiantes
affectedGroupCode-parents = Madres y padres
affectedGroupCode-patients = Pacientes
affectedGroupCode-jobseekers = Demandantes de empleo
affectedGroupCode-tenants = Personas que viven de alquiler
affectedGroupCode-drivers = Personas que conducen
affectedGroupCode-migrants = Personas migrantes
affectedGroupCode-children = Niñas, niños y adolescentes
affectedGroupCode-olderPeople = Personas mayores
affectedGroupCode-disabledPeople = Personas con discapacidad
affectedGroupCode-businesses = Empresas
affectedGroupCode-employees = Personas trabajadoras
affectedGroupCode-visitors = Visitantes
affectedGroupCode-suspects = Personas sospechosas de un delito
affectedGroupCode-other = Otro grupo

# Field “Users”: who works with the system.
users-staff = El personal del organismo
users-public = El público
users-both = El personal y el público
users-otherBodies = Otros organismos

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Es posible
appealAvailable-inProgress = En preparación
appealAvailable-no = No es posible
appealAvailable-notApplicable = No procede
appealAvailable-precludedByLaw = La ley no lo permite

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Sí
yesNo-no = No
yesNo-notApplicable = No procede

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Derecho a ver sus datos
right-algorithmicTransparency = Derecho a saber cómo funciona el sistema
right-beForgotten = Derecho a la supresión de sus datos
right-contest = Derecho a impugnar una decisión
right-correction = Derecho a la rectificación de sus datos
right-individualDecisionExplanation = Derecho a que se le explique una decisión
right-nonDiscrimination = Derecho a no sufrir discriminación
right-object = Derecho a oponerse al uso de sus datos
right-purposeLimitation = Derecho a que sus datos solo se usen para los fines indicados
right-humanReview = Derecho a una revisión por una persona
right-notice = Derecho a saber que se utiliza el sistema

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Autoridad de protección de datos
oversightRole-ombudsman = Defensoría del pueblo
oversightRole-equalityBody = Organismo de igualdad
oversightRole-court = Tribunal
oversightRole-council = Pleno municipal u otra asamblea electa
oversightRole-aiSupervisor = Autoridad de supervisión de la IA

# Of “Public contact”: the kind of contact.
contactKind-email = Correo electrónico
contactKind-url = Sitio web
contactKind-phone = Teléfono
contactKind-postal = Dirección postal

# Of “Links”: what the link leads to.
linkRel-publicPage = Página para el público
linkRel-sourceRegistration = Ficha en el registro de origen
linkRel-productPage = Página del producto
linkRel-documentation = Documentación
linkRel-policy = Política o directriz
linkRel-news = Noticias
linkRel-foiResponse = Respuesta a una solicitud de acceso a la información
linkRel-auditReport = Informe de auditoría
linkRel-dataset = Conjunto de datos
linkRel-modelCard = Ficha técnica del modelo

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Mismo producto que
recordRel-partOf = Forma parte de
recordRel-replaces = Sustituye a
recordRel-replacedBy = Sustituido por
recordRel-feeds = Proporciona datos a

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Texto original
translationStatus-human = Traducción hecha por una persona
translationStatus-machine = Traducción automática sin revisar
translationStatus-machineReviewed = Traducción automática revisada por una persona
translationStatus-outdated = Traducción desactualizada

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Seguridad
withheldReason-lawEnforcement = Prevención y persecución de delitos
withheldReason-tradeSecret = Secreto empresarial
withheldReason-personalData = Protección de datos personales
withheldReason-courtProceedings = Procedimiento judicial
withheldReason-notAvailable = Información no disponible
withheldReason-other = Otro motivo

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Formato propio de este registro
sourceScheme-nl-1-0 = Registro de Algoritmos de los Países Bajos, estándar 1.0
sourceScheme-uk-atrs = Estándar de transparencia algorítmica del Reino Unido (ATRS)
sourceScheme-ca-ai-register = Registro de IA del Gobierno de Canadá

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Consentimiento (RGPD, artículo 6.1.a)
dataProtectionBasis-6-1-b = Contrato (RGPD, artículo 6.1.b)
dataProtectionBasis-6-1-c = Obligación legal (RGPD, artículo 6.1.c)
dataProtectionBasis-6-1-d = Intereses vitales (RGPD, artículo 6.1.d)
dataProtectionBasis-6-1-e = Misión de interés público o poderes públicos (RGPD, artículo 6.1.e)
dataProtectionBasis-6-1-f = Intereses legítimos (RGPD, artículo 6.1.f)
dataProtectionBasis-9-2-a = Consentimiento explícito (RGPD, artículo 9.2.a)
dataProtectionBasis-9-2-b = Derecho laboral y protección social (RGPD, artículo 9.2.b)
dataProtectionBasis-9-2-c = Intereses vitales (RGPD, artículo 9.2.c)
dataProtectionBasis-9-2-d = Entidades sin ánimo de lucro (RGPD, artículo 9.2.d)
dataProtectionBasis-9-2-e = Datos hechos públicos por la persona (RGPD, artículo 9.2.e)
dataProtectionBasis-9-2-f = Reclamaciones legales o tribunales (RGPD, artículo 9.2.f)
dataProtectionBasis-9-2-g = Interés público esencial (RGPD, artículo 9.2.g)
dataProtectionBasis-9-2-h = Asistencia sanitaria o social (RGPD, artículo 9.2.h)
dataProtectionBasis-9-2-i = Salud pública (RGPD, artículo 9.2.i)
dataProtectionBasis-9-2-j = Archivo, investigación o estadística (RGPD, artículo 9.2.j)
dataProtectionBasis-led = Prevención y persecución de delitos (Directiva (UE) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Identificación biométrica remota (anexo III, punto 1.a)
annexPoint-1-b = Categorización biométrica (anexo III, punto 1.b)
annexPoint-1-c = Reconocimiento de emociones (anexo III, punto 1.c)
annexPoint-2-a = Seguridad de infraestructuras críticas (anexo III, punto 2)
annexPoint-3-a = Acceso o admisión a la educación (anexo III, punto 3.a)
annexPoint-3-b = Evaluación de los resultados del aprendizaje (anexo III, punto 3.b)
annexPoint-3-c = Nivel de educación adecuado (anexo III, punto 3.c)
annexPoint-3-d = Seguimiento de estudiantes en los exámenes (anexo III, punto 3.d)
annexPoint-4-a = Contratación y selección de personal (anexo III, punto 4.a)
annexPoint-4-b = Gestión y supervisión del personal (anexo III, punto 4.b)
annexPoint-5-a = Prestaciones y servicios públicos esenciales (anexo III, punto 5.a)
annexPoint-5-b = Solvencia o calificación crediticia (anexo III, punto 5.b)
annexPoint-5-c = Seguros de vida y de salud (anexo III, punto 5.c)
annexPoint-5-d = Llamadas y servicios de emergencia (anexo III, punto 5.d)
annexPoint-6-a = Riesgo de ser víctima de un delito (anexo III, punto 6.a)
annexPoint-6-b = Polígrafos en el ámbito policial o penal (anexo III, punto 6.b)
annexPoint-6-c = Fiabilidad de las pruebas (anexo III, punto 6.c)
annexPoint-6-d = Riesgo de cometer un delito o reincidir (anexo III, punto 6.d)
annexPoint-6-e = Elaboración de perfiles en casos penales (anexo III, punto 6.e)
annexPoint-7-a = Polígrafos en materia de migración (anexo III, punto 7.a)
annexPoint-7-b = Riesgos que plantean las personas que entran (anexo III, punto 7.b)
annexPoint-7-c = Asilo, visados y permisos de residencia (anexo III, punto 7.c)
annexPoint-7-d = Identificación en el control de fronteras (anexo III, punto 7.d)
annexPoint-8-a = Apoyo a las autoridades judiciales (anexo III, punto 8.a)
annexPoint-8-b = Influencia en elecciones y referéndums (anexo III, punto 8.b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Dignidad humana (Carta de la UE, artículo 1)
charterArticle-A2 = Derecho a la vida (Carta de la UE, artículo 2)
charterArticle-A3 = Derecho a la integridad de la persona (Carta de la UE, artículo 3)
charterArticle-A4 = Tortura y trato inhumano prohibidos (Carta de la UE, artículo 4)
charterArticle-A5 = Esclavitud y trabajo forzado prohibidos (Carta de la UE, artículo 5)
charterArticle-A6 = Derecho a la libertad y a la seguridad (Carta de la UE, artículo 6)
charterArticle-A7 = Respeto de la vida privada y familiar (Carta de la UE, artículo 7)
charterArticle-A8 = Protección de datos de carácter personal (Carta de la UE, artículo 8)
charterArticle-A9 = Derecho a casarse y a fundar una familia (Carta de la UE, artículo 9)
charterArticle-A10 = Pensamiento, conciencia y religión (Carta de la UE, artículo 10)
charterArticle-A11 = Libertad de expresión y de información (Carta de la UE, artículo 11)
charterArticle-A12 = Libertad de reunión y de asociación (Carta de la UE, artículo 12)
charterArticle-A13 = Libertad de las artes y de las ciencias (Carta de la UE, artículo 13)
charterArticle-A14 = Derecho a la educación (Carta de la UE, artículo 14)
charterArticle-A15 = Libertad profesional (Carta de la UE, artículo 15)
charterArticle-A16 = Libertad de empresa (Carta de la UE, artículo 16)
charterArticle-A17 = Derecho a la propiedad (Carta de la UE, artículo 17)
charterArticle-A18 = Derecho de asilo (Carta de la UE, artículo 18)
charterArticle-A19 = Límites a la expulsión y la extradición (Carta de la UE, artículo 19)
charterArticle-A20 = Igualdad ante la ley (Carta de la UE, artículo 20)
charterArticle-A21 = No discriminación (Carta de la UE, artículo 21)
charterArticle-A22 = Diversidad de cultura, religión y lengua (Carta de la UE, artículo 22)
charterArticle-A23 = Igualdad entre mujeres y hombres (Carta de la UE, artículo 23)
charterArticle-A24 = Derechos del niño (Carta de la UE, artículo 24)
charterArticle-A25 = Derechos de las personas mayores (Carta de la UE, artículo 25)
charterArticle-A26 = Integración de personas con discapacidad (Carta de la UE, artículo 26)
charterArticle-A27 = Información y consulta en la empresa (Carta de la UE, artículo 27)
charterArticle-A28 = Negociación y acción colectiva (Carta de la UE, artículo 28)
charterArticle-A29 = Acceso a los servicios de colocación (Carta de la UE, artículo 29)
charterArticle-A30 = Protección ante el despido injustificado (Carta de la UE, artículo 30)
charterArticle-A31 = Condiciones de trabajo justas (Carta de la UE, artículo 31)
charterArticle-A32 = Trabajo infantil y jóvenes en el trabajo (Carta de la UE, artículo 32)
charterArticle-A33 = Vida familiar y vida profesional (Carta de la UE, artículo 33)
charterArticle-A34 = Seguridad social y ayuda social (Carta de la UE, artículo 34)
charterArticle-A35 = Protección de la salud (Carta de la UE, artículo 35)
charterArticle-A36 = Servicios de interés económico general (Carta de la UE, artículo 36)
charterArticle-A37 = Protección del medio ambiente (Carta de la UE, artículo 37)
charterArticle-A38 = Protección de los consumidores (Carta de la UE, artículo 38)
charterArticle-A39 = Participación en elecciones europeas (Carta de la UE, artículo 39)
charterArticle-A40 = Participación en elecciones municipales (Carta de la UE, artículo 40)
charterArticle-A41 = Derecho a una buena administración (Carta de la UE, artículo 41)
charterArticle-A42 = Derecho de acceso a los documentos (Carta de la UE, artículo 42)
charterArticle-A43 = Defensor del Pueblo Europeo (Carta de la UE, artículo 43)
charterArticle-A44 = Derecho de petición (Carta de la UE, artículo 44)
charterArticle-A45 = Libertad de circulación y de residencia (Carta de la UE, artículo 45)
charterArticle-A46 = Protección diplomática y consular (Carta de la UE, artículo 46)
charterArticle-A47 = Derecho a la tutela judicial efectiva (Carta de la UE, artículo 47)
charterArticle-A48 = Presunción de inocencia y defensa (Carta de la UE, artículo 48)
charterArticle-A49 = Legalidad y proporcionalidad penal (Carta de la UE, artículo 49)
charterArticle-A50 = Prohibición de doble juicio o condena (Carta de la UE, artículo 50)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Ayuntamiento
organizationType-provinceRegion = Provincia o región
organizationType-ministry = Ministerio
organizationType-agency = Agencia pública
organizationType-police = Policía
organizationType-waterBoard = Organismo de gestión del agua
organizationType-court = Tribunal
organizationType-health = Organismo sanitario
organizationType-education = Centro educativo
organizationType-stateOwned = Empresa pública
organizationType-other = Otro organismo

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Responsable de administración del registro
actor-organizationAdmin = Responsable de administración del organismo
actor-editor = Responsable de edición
actor-publisher = Responsable de publicación
actor-caseHandler = Responsable de tramitación
actor-submitter = Persona reclamante
actor-import = Importación de otro registro
actor-operator = Entidad operadora del registro
actor-register = El registro, automáticamente

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Recibida
challengeState-screened = Examen inicial realizado
challengeState-admitted = Admitida a trámite
challengeState-inReview = En estudio
challengeState-needsInfo = Pendiente de la respuesta de la persona reclamante
challengeState-decided = Resuelta
challengeState-refused = No admitida a trámite
challengeState-redirected = Remitida a otro organismo
challengeState-merged = Acumulada a otra reclamación
challengeState-remedyDue = Medida correctora prometida
challengeState-remedied = Medida correctora aplicada
challengeState-confirmed = Medida correctora confirmada por la persona reclamante
challengeState-disputed = Medida correctora cuestionada por la persona reclamante
challengeState-deemedUnanswered = Plazo incumplido, aún pendiente de resolución
challengeState-reviewRequested = Segunda revisión solicitada
challengeState-inSecondReview = Segunda revisión en curso
challengeState-reviewDecided = Resuelta en segunda revisión
challengeState-withdrawn = Retirada por la persona reclamante
challengeState-externallyReferred = Ahora ante un tribunal u otro organismo externo

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Sin reclamaciones
challengeFlag-any = Con alguna reclamación
challengeFlag-open = Con una reclamación pendiente de resolución
challengeFlag-upheld = Con una reclamación estimada, en todo o en parte
challengeFlag-unanswered = Con un plazo incumplido en una reclamación

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Redacción por personas, sin ayuda de una máquina
assistance-supported = Ayuda de una máquina para investigar o traducir
assistance-drafted = Borrador de una máquina, revisado y firmado por una persona

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Defensoría del pueblo
routeKind-regulator = Autoridad de supervisión
routeKind-court = Tribunal

# How a challenge arrived.
channel-web = En línea
channel-phone = Por teléfono
channel-desk = En persona
channel-letter = Por carta
channel-email = Por correo electrónico

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Resumen público
redactableField-extension = Ampliación del plazo
redactableField-refusal = Motivo de la no admisión a trámite
redactableField-redirection = Remisión a otro organismo
redactableField-decision = Resolución
redactableField-remedyPlan = Medida correctora prometida
redactableField-remedies = Medidas correctoras aplicadas
redactableField-review = Segunda revisión
redactableField-referral = Traslado a un tribunal u otro organismo externo
