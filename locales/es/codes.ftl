status-planned = Previsto
status-inDevelopment = En desarrollo
status-pilot = Prueba piloto
status-inUse = En uso
status-suspended = Suspendido
status-retired = Retirado
status-cancelledBeforeUse = Cancelado antes de su uso

publicationTier-highRiskAi = Sistema de IA de alto riesgo
publicationTier-impactful = Algoritmo de impacto
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

automationLevel-informationOnly = Solo informa
automationLevel-supportsHuman = Apoya decisiones humanas
automationLevel-humanConfirmsEach = Una persona confirma cada decisión
automationLevel-humanCanOverride = Una persona puede intervenir
automationLevel-fullyAutomated = Totalmente automatizado

personalData-none = Sin datos personales
personalData-anonymised = Datos anonimizados
personalData-pseudonymised = Datos seudonimizados
personalData-identifiable = Datos de personas identificables
personalData-unknown = Se desconoce si hay datos personales

withdrawalReason-publishedInError = publicado por error
withdrawalReason-replaced = sustituido por otra ficha
withdrawalReason-organizationEnded = el organismo ya no existe o ya no tiene el sistema
withdrawalReason-removedAtSource = eliminado del registro de origen
withdrawalReason-other = otro motivo

redactionGround-personalData = datos personales
redactionGround-courtOrder = orden judicial
redactionGround-copyright = derechos de autor
redactionGround-security = seguridad
redactionGround-otherLegalDuty = otra obligación legal

challengeKind-entryError = Error en la ficha
challengeKind-missingEntry = Falta un sistema en el registro
challengeKind-explanation = Petición de explicación
challengeKind-unfairEffect = Efecto injusto
challengeKind-individualDecision = Decisión sobre una persona
challengeKind-privacyRight = Derecho de protección de datos
challengeKind-suggestion = Sugerencia

outcome-upheld = estimada
outcome-partlyUpheld = estimada en parte
outcome-notUpheld = desestimada
outcome-systemPaused = sistema en pausa

refusalCode-notAboutASystem = no trata de un sistema
refusalCode-unclear = poco clara
refusalCode-alreadyAnswered = ya respondida
refusalCode-beforeACourt = ante un tribunal
refusalCode-abusive = ofensiva

challengeDeadline-acknowledge = acuse de recibo
challengeDeadline-screen = primer examen
challengeDeadline-decide = decisión
challengeDeadline-review = segunda revisión
