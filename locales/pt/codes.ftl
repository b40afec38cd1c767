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

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Registo neerlandês de algoritmos (número LARS)
aliasScheme-nlUuid = Registo neerlandês de algoritmos (UUID)
aliasScheme-nlSourceId = Registo neerlandês de algoritmos (ID na origem)
aliasScheme-ukSlug = Fichas de transparência algorítmica do Reino Unido (endereço web)
aliasScheme-ukContentId = Fichas de transparência algorítmica do Reino Unido (ID do conteúdo)
aliasScheme-usUsecaseId = Inventário federal de IA dos EUA (ID do caso de uso)
aliasScheme-caAiRegisterId = Registo de IA do Governo do Canadá (ID)
aliasScheme-euDb = Base de dados da UE para sistemas de IA de risco elevado
aliasScheme-local = Registo local

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algoritmo
systemKind-aiSystem = Sistema de IA
systemKind-generalPurposeAiUse = Uso de IA de finalidade geral
systemKind-ruleSet = Conjunto de regras
systemKind-spreadsheetOrForm = Folha de cálculo ou formulário
systemKind-sensorAnalytics = Análise de dados de sensores

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Prática proibida (Regulamento da IA, art. 5.º)
euAiActClass-highRiskAnnexIii = Risco elevado, uso enumerado (Regulamento da IA, anexo III)
euAiActClass-highRiskAnnexI = Risco elevado, produto regulamentado (Regulamento da IA, anexo I)
euAiActClass-art63Exempt = Uso enumerado, sem risco elevado (Regulamento da IA, art. 6.º, n.º 3)
euAiActClass-transparencyArt50 = Obrigações de transparência (Regulamento da IA, art. 50.º)
euAiActClass-minimal = Risco mínimo (Regulamento da IA)
euAiActClass-notAi = Não é um sistema de IA (Regulamento da IA)
euAiActClass-notAssessed = Classe não avaliada (Regulamento da IA)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = Inventário federal de IA dos EUA 2025
classificationScheme-usOmb2024 = Inventário federal de IA dos EUA 2024
classificationScheme-caAiaLevel = Nível da avaliação de impacto algorítmico (Canadá)
classificationScheme-nl = Registo neerlandês de algoritmos
classificationScheme-uk = Algorithmic Transparency Recording Standard (Reino Unido)
classificationScheme-local = Classificação local

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Sem papel nas decisões
decisionType-informationService = Serviço de informação
decisionType-triagePrioritisation = Triagem por urgência ou prioridade
decisionType-eligibility = Verificação das condições de acesso
decisionType-allocation = Atribuição de verbas, lugares ou serviços
decisionType-enforcementSelection = Seleção de casos para fiscalização ou sanção
decisionType-riskScoring = Pontuação de riscos
decisionType-identification = Identificação de pessoas ou objetos
decisionType-calculation = Cálculo de montantes ou valores
decisionType-planning = Planeamento e calendarização
decisionType-generation = Criação de textos, imagens ou outros conteúdos
decisionType-monitoring = Acompanhamento de situações ou processos

# Field “How people are informed” that the system is used.
informedHow-inLetter = Por carta
informedHow-onWebsite = Num site
informedHow-onSiteSign = Através de um aviso no local
informedHow-inInterface = No ecrã, durante o uso do sistema
informedHow-onRequest = A pedido
informedHow-notInformed = As pessoas não são informadas
informedHow-notApplicable = Não aplicável

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Dados de treino
datasetRole-validation = Dados de validação
datasetRole-testing = Dados de teste
datasetRole-operationalInput = Dados de entrada durante o uso do sistema
datasetRole-output = Resultado do sistema
datasetRole-reference = Dados de referência

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Dados relativos à saúde
specialCategory-ethnicity = Origem racial ou étnica
specialCategory-religion = Convicções religiosas ou filosóficas
specialCategory-political = Opiniões políticas
specialCategory-union = Filiação sindical
specialCategory-genetic = Dados genéticos
specialCategory-biometric = Dados biométricos que identificam pessoas
specialCategory-sexLife = Vida sexual ou orientação sexual
specialCategory-criminal = Condenações penais e infrações
specialCategory-bsnNationalId = Número de identificação nacional

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Raça ou etnia
demographicFeature-sexGender = Sexo ou género
demographicFeature-age = Idade
demographicFeature-religion = Religião
demographicFeature-socioeconomic = Situação socioeconómica
demographicFeature-disability = Deficiência
demographicFeature-residency = Situação de residência
demographicFeature-nationality = Nacionalidade
demographicFeature-marital = Estado civil
demographicFeature-income = Rendimento
demographicFeature-employment = Situação profissional
demographicFeature-postcodeProxy = Código postal como substituto de outras características
demographicFeature-none = Sem características demográficas
demographicFeature-other = Outras características demográficas

# Field “Storage location” of the data.
storageLocation-onPremises = Servidores próprios da entidade
storageLocation-nationalCloud = Nuvem no país da entidade
storageLocation-eeaCloud = Nuvem no Espaço Económico Europeu
storageLocation-outsideEea = Fora do Espaço Económico Europeu

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Fixo, não aprende
selfLearning-retrainedOffline = Só aprende quando é treinado de novo
selfLearning-learnsInUse = Aprende durante o uso
selfLearning-unknown = Não se sabe se aprende

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Descritiva (o que aconteceu)
analyticsType-diagnostic = Diagnóstica (por que motivo aconteceu)
analyticsType-predictive = Preditiva (o que é provável que aconteça)
analyticsType-prescriptive = Prescritiva (o que se deve fazer)
analyticsType-generative = Generativa (novos conteúdos)

# Field “Capabilities”: what the system can do.
capability-vision = Reconhecimento de imagens e vídeos
capability-audio = Reconhecimento de fala e sons
capability-language = Processamento de linguagem
capability-robotics = Robótica
capability-forecasting = Previsão
capability-discovery = Deteção de padrões
capability-planning = Planeamento e calendarização
capability-creation = Criação de conteúdos
capability-analysis = Análise de dados
capability-management = Gestão de dados ou processos
capability-other = Outra capacidade

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Publicado em código aberto
sourceCodeStatus-partlyOpen = Publicado em parte
sourceCodeStatus-onRequest = Disponível a pedido
sourceCodeStatus-closedCommercial = Não publicado por motivos comerciais
sourceCodeStatus-closedSecurity = Não publicado por motivos de segurança
sourceCodeStatus-notSoftware = Sem código-fonte: não é software

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Perda de autonomia pessoal
harm-civilLiberties = Danos para as liberdades civis
harm-environmental = Danos ambientais
harm-financial = Danos financeiros
harm-physical = Danos físicos
harm-politicalEconomic = Danos para a política ou a economia
harm-psychological = Danos psicológicos
harm-reputational = Danos para a reputação
harm-societalCultural = Danos para a sociedade ou a cultura

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Nível baixo
degree-medium = Nível médio
degree-high = Nível elevado
degree-unknown = Nível desconhecido

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Com proteção em caso de falha
failSafeState-no = Sem proteção em caso de falha
failSafeState-inProgress = Proteção em caso de falha ainda em preparação
failSafeState-notApplicable = Proteção em caso de falha não aplicável
failSafeState-waived = Dispensa do requisito de proteção em caso de falha

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Uma pessoa pode anular cada resultado
overridePossible-yesSystemLevel = Uma pessoa só pode intervir no sistema como um todo
overridePossible-no = Sem anulação por uma pessoa
overridePossible-notApplicable = Anulação por uma pessoa não aplicável

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = Existente
established-inProgress = Em preparação
established-none = Inexistente
established-notApplicable = Não aplicável
established-waived = Dispensa do requisito

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Exatidão
evaluationKind-fairness = Equidade
evaluationKind-security = Segurança
evaluationKind-usability = Facilidade de utilização
evaluationKind-effect = Efeito na prática
evaluationKind-audit = Auditoria

# Of “Evaluations”: who evaluated.
evaluationBy-internal = A própria entidade
evaluationBy-independent = Entidade avaliadora independente
evaluationBy-oversightBody = Entidade de supervisão

# Field “Testing before use”.
testing-yes = Testado antes do uso
testing-inProgress = Testes em curso
testing-no = Não testado antes do uso
testing-waived = Dispensa do requisito de testes

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Avaliação de impacto sobre a proteção de dados (AIPD)
assessmentType-prescanDpia = Verificação prévia para uma AIPD
assessmentType-pia = Avaliação de impacto na privacidade (PIA)
assessmentType-fria = Avaliação de impacto nos direitos fundamentais (FRIA)
assessmentType-iama = Avaliação sobre direitos humanos e algoritmos (IAMA)
assessmentType-fraia = Avaliação sobre direitos fundamentais e algoritmos (FRAIA)
assessmentType-aiia = Avaliação de impacto da IA (AIIA)
assessmentType-aiaCa = Avaliação de impacto algorítmico (Canadá)
assessmentType-deda = Guia de decisão sobre ética dos dados (DEDA)
assessmentType-uthiek = Avaliação ética Uthiek (Utrecht)
assessmentType-ethischeBijsluiter = Folheto informativo sobre ética (Ethische Bijsluiter)
assessmentType-rekenkamer = Quadro de avaliação do Tribunal de Contas neerlandês
assessmentType-zInspection = Z-Inspection para uma IA de confiança
assessmentType-equality = Avaliação de impacto na igualdade
assessmentType-humanRights = Avaliação de impacto nos direitos humanos
assessmentType-security = Avaliação da segurança
assessmentType-accessibility = Avaliação da acessibilidade
assessmentType-environmental = Avaliação de impacte ambiental
assessmentType-other = Outra avaliação de impacto

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Concluída
assessmentStatus-inProgress = Em curso
assessmentStatus-notDone = Não realizada
assessmentStatus-notRequired = Não obrigatória
assessmentStatus-waived = Dispensa do requisito

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Teste de usabilidade
consultationMethod-publicFeedback = Comentários do público
consultationMethod-publicHearing = Audiência ou sessão pública
consultationMethod-panel = Painel de consulta
consultationMethod-worksCouncil = Comissão de trabalhadores
consultationMethod-none = Sem consulta pública
consultationMethod-other = Outra forma de consulta

# Field “Developed by”.
developedBy-inHouse = A própria entidade
developedBy-supplier = Fornecedor
developedBy-joint = A entidade e um fornecedor
developedBy-openSource = Projeto de código aberto
developedBy-otherPublicBody = Outra entidade pública
developedBy-unknown = Desconhecido

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Responsável pelo desenvolvimento
supplierRole-provider = Prestador do sistema
supplierRole-integrator = Integrador de sistemas
supplierRole-modelProvider = Prestador do modelo
supplierRole-host = Fornecedor de alojamento
supplierRole-dataProvider = Fornecedor de dados

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Concurso aberto
procurementProcedure-restricted = Concurso limitado
procurementProcedure-negotiated = Procedimento por negociação
procurementProcedure-dialogue = Diálogo concorrencial
procurementProcedure-innovationPartnership = Parceria para a inovação
procurementProcedure-directAward = Ajuste direto sem concorrência
procurementProcedure-framework = Acordo-quadro
procurementProcedure-none = Sem procedimento de contratação

# Of “Cost”: the kind of cost.
costKind-build = Custos de desenvolvimento
costKind-run = Custos de funcionamento
costKind-licence = Custos de licenças

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Toda a população residente
affectedGroupCode-benefitClaimants = Pessoas que pedem prestações sociais
affectedGroupCode-taxPayers = Contribuintes
affectedGroupCode-pupilsStudents = Alunos e estudantes
affectedGroupCode-parents = Pais e mães
affectedGroupCode-patients = Doentes
affectedGroupCode-jobseekers = Pessoas à procura de emprego
affectedGroupCode-tenants = Inquilinos
affectedGroupCode-drivers = Condutores
affectedGroupCode-migrants = Migrantes
affectedGroupCode-children = Crianças
affectedGroupCode-olderPeople = Pessoas idosas
affectedGroupCode-disabledPeople = Pessoas com deficiência
affectedGroupCode-businesses = Empresas
affectedGroupCode-employees = Trabalhadores
affectedGroupCode-visitors = Visitantes
affectedGroupCode-suspects = Pessoas suspeitas de um crime
affectedGroupCode-other = Outro grupo

# Field “Users”: who works with the system.
users-staff = Pessoal da entidade
users-public = O público
users-both = Pessoal e público
users-otherBodies = Outras entidades

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Disponível
appealAvailable-inProgress = Em preparação
appealAvailable-no = Não disponível
appealAvailable-notApplicable = Não aplicável
appealAvailable-precludedByLaw = A lei não o permite

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Sim
yesNo-no = Não
yesNo-notApplicable = Não aplicável

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Direito de consultar os seus dados
right-algorithmicTransparency = Direito de saber como funciona o sistema
right-beForgotten = Direito a que os seus dados sejam apagados
right-contest = Direito de contestar uma decisão
right-correction = Direito a que os seus dados sejam corrigidos
right-individualDecisionExplanation = Direito a uma explicação de uma decisão
right-nonDiscrimination = Direito a não sofrer discriminação
right-object = Direito de se opor ao uso dos seus dados
right-purposeLimitation = Direito a que os seus dados só sejam usados para os fins indicados
right-humanReview = Direito a uma reapreciação por uma pessoa
right-notice = Direito de saber que o sistema é usado

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Autoridade de proteção de dados
oversightRole-ombudsman = Provedor de Justiça
oversightRole-equalityBody = Organismo para a igualdade
oversightRole-court = Tribunal
oversightRole-council = Assembleia eleita
oversightRole-aiSupervisor = Autoridade de supervisão da IA

# Of “Public contact”: the kind of contact.
contactKind-email = Endereço de e-mail
contactKind-url = Site
contactKind-phone = Telefone
contactKind-postal = Endereço postal

# Of “Links”: what the link leads to.
linkRel-publicPage = Página para o público
linkRel-sourceRegistration = Entrada no registo de origem
linkRel-productPage = Página do produto
linkRel-documentation = Documentação
linkRel-policy = Documento de política
linkRel-news = Notícias
linkRel-foiResponse = Resposta a um pedido de acesso a documentos administrativos
linkRel-auditReport = Relatório de auditoria
linkRel-dataset = Conjunto de dados
linkRel-modelCard = Ficha do modelo

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Mesmo produto que
recordRel-partOf = Parte de
recordRel-replaces = Substitui
recordRel-replacedBy = Substituído por
recordRel-feeds = Fornece dados a

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Texto original
translationStatus-human = Traduzido por uma pessoa
translationStatus-machine = Tradução automática, não verificada
translationStatus-machineReviewed = Tradução automática, verificada por uma pessoa
translationStatus-outdated = Tradução desatualizada

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Segurança
withheldReason-lawEnforcement = Prevenção e repressão de infrações penais
withheldReason-tradeSecret = Segredo comercial
withheldReason-personalData = Proteção de dados pessoais
withheldReason-courtProceedings = Processo judicial
withheldReason-notAvailable = Informação não disponível
withheldReason-other = Outro motivo

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Formato próprio deste registo
sourceScheme-nl-1-0 = Registo neerlandês de algoritmos, norma 1.0
sourceScheme-uk-atrs = Algorithmic Transparency Recording Standard (Reino Unido)
sourceScheme-ca-ai-register = Registo de IA do Governo do Canadá

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Consentimento (RGPD, art. 6.º, n.º 1, al. a)
dataProtectionBasis-6-1-b = Contrato (RGPD, art. 6.º, n.º 1, al. b)
dataProtectionBasis-6-1-c = Obrigação jurídica (RGPD, art. 6.º, n.º 1, al. c)
dataProtectionBasis-6-1-d = Interesses vitais (RGPD, art. 6.º, n.º 1, al. d)
dataProtectionBasis-6-1-e = Funções de interesse público (RGPD, art. 6.º, n.º 1, al. e)
dataProtectionBasis-6-1-f = Interesses legítimos (RGPD, art. 6.º, n.º 1, al. f)
dataProtectionBasis-9-2-a = Consentimento explícito (RGPD, art. 9.º, n.º 2, al. a)
dataProtectionBasis-9-2-b = Trabalho e proteção social (RGPD, art. 9.º, n.º 2, al. b)
dataProtectionBasis-9-2-c = Interesses vitais (RGPD, art. 9.º, n.º 2, al. c)
dataProtectionBasis-9-2-d = Organismos sem fins lucrativos (RGPD, art. 9.º, n.º 2, al. d)
dataProtectionBasis-9-2-e = Dados tornados públicos pela pessoa (RGPD, art. 9.º, n.º 2, al. e)
dataProtectionBasis-9-2-f = Defesa de direitos ou função judicial (RGPD, art. 9.º, n.º 2, al. f)
dataProtectionBasis-9-2-g = Interesse público importante (RGPD, art. 9.º, n.º 2, al. g)
dataProtectionBasis-9-2-h = Cuidados de saúde ou ação social (RGPD, art. 9.º, n.º 2, al. h)
dataProtectionBasis-9-2-i = Saúde pública (RGPD, art. 9.º, n.º 2, al. i)
dataProtectionBasis-9-2-j = Arquivo, investigação ou estatística (RGPD, art. 9.º, n.º 2, al. j)
dataProtectionBasis-led = Prevenção e repressão de infrações penais (Diretiva (UE) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Identificação biométrica à distância (anexo III, ponto 1, alínea a)
annexPoint-1-b = Categorização biométrica (anexo III, ponto 1, alínea b)
annexPoint-1-c = Reconhecimento de emoções (anexo III, ponto 1, alínea c)
annexPoint-2-a = Segurança de infraestruturas críticas (anexo III, ponto 2)
annexPoint-3-a = Admissão em instituições de ensino (anexo III, ponto 3, alínea a)
annexPoint-3-b = Avaliação da aprendizagem (anexo III, ponto 3, alínea b)
annexPoint-3-c = Nível de educação adequado (anexo III, ponto 3, alínea c)
annexPoint-3-d = Controlo de estudantes durante testes (anexo III, ponto 3, alínea d)
annexPoint-4-a = Recrutamento e seleção (anexo III, ponto 4, alínea a)
annexPoint-4-b = Gestão e controlo de trabalhadores (anexo III, ponto 4, alínea b)
annexPoint-5-a = Prestações e serviços públicos (anexo III, ponto 5, alínea a)
annexPoint-5-b = Avaliação da solvabilidade (anexo III, ponto 5, alínea b)
annexPoint-5-c = Seguros de vida e de saúde (anexo III, ponto 5, alínea c)
annexPoint-5-d = Chamadas e resposta de emergência (anexo III, ponto 5, alínea d)
annexPoint-6-a = Risco de ser vítima de infração penal (anexo III, ponto 6, alínea a)
annexPoint-6-b = Polígrafos na aplicação da lei (anexo III, ponto 6, alínea b)
annexPoint-6-c = Fiabilidade dos elementos de prova (anexo III, ponto 6, alínea c)
annexPoint-6-d = Risco de cometer uma infração penal (anexo III, ponto 6, alínea d)
annexPoint-6-e = Definição de perfis em matéria penal (anexo III, ponto 6, alínea e)
annexPoint-7-a = Polígrafos em matéria de migração (anexo III, ponto 7, alínea a)
annexPoint-7-b = Riscos colocados por quem entra no país (anexo III, ponto 7, alínea b)
annexPoint-7-c = Asilo, visto, autorização de residência (anexo III, ponto 7, alínea c)
annexPoint-7-d = Identificação no controlo de fronteiras (anexo III, ponto 7, alínea d)
annexPoint-8-a = Apoio às autoridades judiciárias (anexo III, ponto 8, alínea a)
annexPoint-8-b = Influência em eleições e referendos (anexo III, ponto 8, alínea b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Dignidade do ser humano (Carta UE, artigo 1.º)
charterArticle-A2 = Direito à vida (Carta UE, artigo 2.º)
charterArticle-A3 = Direito à integridade do ser humano (Carta UE, artigo 3.º)
charterArticle-A4 = Proibição da tortura e dos tratos desumanos (Carta UE, artigo 4.º)
charterArticle-A5 = Proibição da escravidão e do trabalho forçado (Carta UE, artigo 5.º)
charterArticle-A6 = Direito à liberdade e à segurança (Carta UE, artigo 6.º)
charterArticle-A7 = Respeito pela vida privada e familiar (Carta UE, artigo 7.º)
charterArticle-A8 = Proteção de dados pessoais (Carta UE, artigo 8.º)
charterArticle-A9 = Direito de casar e de constituir família (Carta UE, artigo 9.º)
charterArticle-A10 = Pensamento, consciência e religião (Carta UE, artigo 10.º)
charterArticle-A11 = Liberdade de expressão e de informação (Carta UE, artigo 11.º)
charterArticle-A12 = Liberdade de reunião e de associação (Carta UE, artigo 12.º)
charterArticle-A13 = Liberdade das artes e das ciências (Carta UE, artigo 13.º)
charterArticle-A14 = Direito à educação (Carta UE, artigo 14.º)
charterArticle-A15 = Liberdade profissional e direito de trabalhar (Carta UE, artigo 15.º)
charterArticle-A16 = Liberdade de empresa (Carta UE, artigo 16.º)
charterArticle-A17 = Direito de propriedade (Carta UE, artigo 17.º)
charterArticle-A18 = Direito de asilo (Carta UE, artigo 18.º)
charterArticle-A19 = Proteção contra expulsão e extradição (Carta UE, artigo 19.º)
charterArticle-A20 = Igualdade perante a lei (Carta UE, artigo 20.º)
charterArticle-A21 = Não discriminação (Carta UE, artigo 21.º)
charterArticle-A22 = Diversidade cultural, religiosa e linguística (Carta UE, artigo 22.º)
charterArticle-A23 = Igualdade entre homens e mulheres (Carta UE, artigo 23.º)
charterArticle-A24 = Direitos das crianças (Carta UE, artigo 24.º)
charterArticle-A25 = Direitos das pessoas idosas (Carta UE, artigo 25.º)
charterArticle-A26 = Integração das pessoas com deficiência (Carta UE, artigo 26.º)
charterArticle-A27 = Informação e consulta dos trabalhadores (Carta UE, artigo 27.º)
charterArticle-A28 = Direito de negociação e de ação coletiva (Carta UE, artigo 28.º)
charterArticle-A29 = Direito de acesso aos serviços de emprego (Carta UE, artigo 29.º)
charterArticle-A30 = Proteção no despedimento sem justa causa (Carta UE, artigo 30.º)
charterArticle-A31 = Condições de trabalho justas e equitativas (Carta UE, artigo 31.º)
charterArticle-A32 = Trabalho infantil e proteção dos jovens (Carta UE, artigo 32.º)
charterArticle-A33 = Vida familiar e vida profissional (Carta UE, artigo 33.º)
charterArticle-A34 = Segurança social e assistência social (Carta UE, artigo 34.º)
charterArticle-A35 = Proteção da saúde (Carta UE, artigo 35.º)
charterArticle-A36 = Serviços de interesse económico geral (Carta UE, artigo 36.º)
charterArticle-A37 = Proteção do ambiente (Carta UE, artigo 37.º)
charterArticle-A38 = Defesa dos consumidores (Carta UE, artigo 38.º)
charterArticle-A39 = Voto e candidatura ao Parlamento Europeu (Carta UE, artigo 39.º)
charterArticle-A40 = Voto e candidatura nas eleições municipais (Carta UE, artigo 40.º)
charterArticle-A41 = Direito a uma boa administração (Carta UE, artigo 41.º)
charterArticle-A42 = Direito de acesso aos documentos (Carta UE, artigo 42.º)
charterArticle-A43 = Provedor de Justiça Europeu (Carta UE, artigo 43.º)
charterArticle-A44 = Direito de petição (Carta UE, artigo 44.º)
charterArticle-A45 = Liberdade de circulação e de permanência (Carta UE, artigo 45.º)
charterArticle-A46 = Proteção diplomática e consular (Carta UE, artigo 46.º)
charterArticle-A47 = Direito à ação e a um tribunal imparcial (Carta UE, artigo 47.º)
charterArticle-A48 = Presunção de inocência e direitos de defesa (Carta UE, artigo 48.º)
charterArticle-A49 = Legalidade e proporcionalidade das penas (Carta UE, artigo 49.º)
charterArticle-A50 = Não ser julgado ou punido mais do que uma vez (Carta UE, artigo 50.º)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Município
organizationType-provinceRegion = Província ou região
organizationType-ministry = Ministério
organizationType-agency = Agência pública
organizationType-police = Polícia
organizationType-waterBoard = Entidade regional de gestão da água
organizationType-court = Tribunal
organizationType-health = Entidade de saúde
organizationType-education = Estabelecimento de ensino
organizationType-stateOwned = Empresa pública
organizationType-other = Outra entidade

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Administração do registo
actor-organizationAdmin = Administração da entidade
actor-editor = Responsável pela edição
actor-publisher = Responsável pela publicação
actor-caseHandler = Responsável pela gestão da contestação
actor-submitter = Autor da contestação
actor-import = Importação de outro registo
actor-operator = Entidade gestora do registo
actor-register = O registo, automaticamente

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Recebida
challengeState-screened = Análise preliminar feita
challengeState-admitted = Admitida
challengeState-inReview = Em análise
challengeState-needsInfo = À espera da resposta do autor da contestação
challengeState-decided = Decidida
challengeState-refused = Não admitida
challengeState-redirected = Encaminhada para outra entidade
challengeState-merged = Junta a outra contestação
challengeState-remedyDue = Medida corretiva prometida
challengeState-remedied = Medida corretiva aplicada
challengeState-confirmed = Medida corretiva confirmada pelo autor da contestação
challengeState-disputed = Medida corretiva contestada pelo autor da contestação
challengeState-deemedUnanswered = Prazo não cumprido, decisão ainda em falta
challengeState-reviewRequested = Reapreciação pedida
challengeState-inSecondReview = Reapreciação em curso
challengeState-reviewDecided = Decidida em reapreciação
challengeState-withdrawn = Retirada pelo autor da contestação
challengeState-externallyReferred = Agora num tribunal ou noutra entidade externa

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Sem contestações
challengeFlag-any = Pelo menos uma contestação
challengeFlag-open = Contestação a aguardar decisão
challengeFlag-upheld = Contestação procedente, total ou parcialmente
challengeFlag-unanswered = Contestação com um prazo não cumprido

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Escrita por pessoas, sem meios automáticos
assistance-supported = Meios automáticos na pesquisa ou na tradução
assistance-drafted = Rascunho automático, verificado e assinado por uma pessoa

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Provedor de Justiça
routeKind-regulator = Autoridade de supervisão
routeKind-court = Tribunal

# How a challenge arrived.
channel-web = Pela internet
channel-phone = Por telefone
channel-desk = Presencialmente
channel-letter = Por carta
channel-email = Por e-mail

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Resumo público
redactableField-extension = Prorrogação do prazo
redactableField-refusal = Motivo da não admissão da contestação
redactableField-redirection = Encaminhamento para outra entidade
redactableField-decision = Decisão
redactableField-remedyPlan = Medida corretiva prometida
redactableField-remedies = Medidas corretivas aplicadas
redactableField-review = Reapreciação
redactableField-referral = Envio para um tribunal ou outra entidade externa
