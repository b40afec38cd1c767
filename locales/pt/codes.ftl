status-planned = Previsto
status-inDevelopment = Em desenvolvimento
status-pilot = Projeto-piloto
status-inUse = Em uso
status-suspended = Suspenso
status-retired = Retirado
status-cancelledBeforeUse = Cancelado antes do uso

publicationTier-highRiskAi = Sistema de IA de risco elevado
publicationTier-impactful = Algoritmo com impacto
publicationTier-other = Outro algoritmo

policyArea-GF01 = Serviços gerais das administrações públicas
policyArea-GF02 = Defesa
policyArea-GF03 = Segurança e ordem pública
policyArea-GF04 = Assuntos económicos
policyArea-GF05 = Proteção do ambiente
policyArea-GF06 = Habitação e infraestruturas coletivas
policyArea-GF07 = Saúde
policyArea-GF08 = Desporto, recreação, cultura e religião
policyArea-GF09 = Educação
policyArea-GF10 = Proteção social

technique-ruleBased = Baseado em regras
technique-statistical = Modelo estatístico
technique-machineLearning = Aprendizagem automática
technique-deepLearning = Aprendizagem profunda
technique-generativeAi = IA generativa
technique-optimisation = Otimização
technique-simulation = Simulação
technique-hybrid = Híbrido
technique-unknown = Técnica desconhecida

automationLevel-informationOnly = Apenas informa
automationLevel-supportsHuman = Apoia decisões humanas
automationLevel-humanConfirmsEach = Uma pessoa confirma cada decisão
automationLevel-humanCanOverride = Uma pessoa pode intervir
automationLevel-fullyAutomated = Totalmente automatizado

personalData-none = Sem dados pessoais
personalData-anonymised = Dados anonimizados
personalData-pseudonymised = Dados pseudonimizados
personalData-identifiable = Dados de pessoas identificáveis
personalData-unknown = Não se sabe se há dados pessoais

withdrawalReason-publishedInError = publicado por engano
withdrawalReason-replaced = substituído por outra ficha
withdrawalReason-organizationEnded = a organização já não existe ou já não tem o sistema
withdrawalReason-removedAtSource = removido do registo de origem
withdrawalReason-other = outro motivo

redactionGround-personalData = dados pessoais
redactionGround-courtOrder = ordem judicial
redactionGround-copyright = direitos de autor
redactionGround-security = segurança
redactionGround-otherLegalDuty = outra obrigação legal

challengeKind-entryError = Erro na ficha
challengeKind-missingEntry = Sistema em falta no registo
challengeKind-explanation = Pedido de explicação
challengeKind-unfairEffect = Efeito injusto
challengeKind-individualDecision = Decisão sobre uma pessoa
challengeKind-privacyRight = Direito à proteção de dados
challengeKind-suggestion = Sugestão

outcome-upheld = procedente
outcome-partlyUpheld = parcialmente procedente
outcome-notUpheld = improcedente
outcome-systemPaused = sistema em pausa

refusalCode-notAboutASystem = não é sobre um sistema
refusalCode-unclear = pouco clara
refusalCode-alreadyAnswered = já respondida
refusalCode-beforeACourt = em tribunal
refusalCode-abusive = ofensiva

challengeDeadline-acknowledge = aviso de receção
challengeDeadline-screen = primeira análise
challengeDeadline-decide = decisão
challengeDeadline-review = segunda análise
