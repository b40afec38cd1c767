### Labels of codes. A key is the name of the code list, then the code.
status-planned = Previsto
status-inDevelopment = Em desenvolvimento
status-pilot = Projeto-piloto
status-inUse = Em uso
status-suspended = Suspenso
status-retired = Desativado
status-cancelledBeforeUse = Cancelado antes do uso

publicationTier-highRiskAi = Sistema de IA de risco elevado
publicationTier-impactful = Algoritmo com impacto significativo
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

automationLevel-informationOnly = Apenas fornece informação
automationLevel-supportsHuman = Apoia as decisões humanas
automationLevel-humanConfirmsEach = Uma pessoa confirma cada decisão
automationLevel-humanCanOverride = Uma pessoa pode anular o resultado
automationLevel-fullyAutomated = Totalmente automatizado

personalData-none = Sem dados pessoais
personalData-anonymised = Dados anonimizados
personalData-pseudonymised = Dados pseudonimizados
personalData-identifiable = Dados de pessoas identificáveis
personalData-unknown = Não se sabe se são tratados dados pessoais

withdrawalReason-publishedInError = publicado por erro
withdrawalReason-replaced = substituído por outra ficha
withdrawalReason-organizationEnded = a entidade já não existe ou já não usa o sistema
withdrawalReason-removedAtSource = removido do seu registo de origem
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
challengeKind-privacyRight = Direito em matéria de proteção de dados
challengeKind-suggestion = Sugestão

outcome-upheld = procedente
outcome-partlyUpheld = parcialmente procedente
outcome-notUpheld = improcedente
outcome-systemPaused = sistema suspenso

refusalCode-notAboutASystem = não é sobre um sistema
refusalCode-unclear = pouco clara
refusalCode-alreadyAnswered = já respondida
refusalCode-beforeACourt = pendente em tribunal
refusalCode-abusive = ofensiva

challengeDeadline-acknowledge = aviso de receção
challengeDeadline-screen = análise preliminar
challengeDeadline-decide = decisão
challengeDeadline-review = reapreciação
