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
