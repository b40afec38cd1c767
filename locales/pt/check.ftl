### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Todas as fichas publicadas têm de incluir este campo ou indicar por que motivo não o incluem.
missing-tier = Este campo é obrigatório para os sistemas de IA de risco elevado e os algoritmos com impacto significativo.
missing-aiInEu = Os sistemas de IA das entidades da UE têm de indicar a sua classe segundo o Regulamento da IA.
missing-annexIii = Este campo é obrigatório para os sistemas de IA de risco elevado enumerados no anexo III do Regulamento da IA.
missing-article86 = As pessoas têm direito a uma explicação de uma decisão baseada num sistema de IA de risco elevado (Regulamento da IA, artigo 86.º). Indique como a podem pedir.
missing-personalData = O sistema trata dados pessoais. Indique o fundamento jurídico.
missing-notNone = É possível que o sistema trate dados pessoais. Indique se incluem categorias especiais.
missing-metByPeople = Trata-se de um sistema de IA de risco elevado, ou os cidadãos interagem diretamente com ele. Indique como são informados.
missing-notAssessed = Uma avaliação de impacto não foi feita ou não é obrigatória. Indique porquê.
missing-notInHouse = O sistema não foi desenvolvido internamente. Indique quem o forneceu.
missing-used = O sistema está ou esteve em uso. Indique desde quando. Pode introduzir «unknown» (data desconhecida).
missing-retired = O sistema foi desativado. Indique desde quando.
missing-imported = Uma ficha proveniente de outro registo precisa de um resumo, de uma finalidade ou de uma descrição.

error-required = Este campo é obrigatório.
error-tooManyItems = Esta lista tem demasiados elementos.
error-unknownField = Não existe nenhum campo com este nome.
error-alwaysRequired = Este campo é sempre obrigatório. Não pode ser marcado como não publicado nem como não aplicável.
error-url = Introduza um endereço web que comece por https:// ou http://.
error-email = Introduza um endereço de e-mail.
error-tooLarge = A ficha é demasiado grande. O limite é de { $limit } kB.

warning-personalAddress = Parece o endereço de uma só pessoa. Use o de uma equipa: será público, e as pessoas mudam de funções.
warning-longName = O nome tem { $figure } caracteres. Use 100, no máximo: as listas ficam fáceis de ler, e o registo neerlandês não aceita mais.
warning-hardToRead = Este texto é muito difícil de ler (LIX { $figure }; o normal é cerca de 40). Use frases e palavras mais curtas.
warning-notInOwnLanguage = Este texto falta na língua da ficha.
warning-outdatedTranslation = O texto original mudou desde que foi traduzido.
warning-machineTranslation = É uma tradução automática que ninguém verificou.
warning-reviewPast = A data de revisão já passou. A ficha seria mostrada como desatualizada.
warning-withheldPast = Já passou a data até à qual este campo não é publicado.
warning-valueAndExemption = Este campo tem um valor e está também marcado como não publicado ou não aplicável. Mantenha apenas uma das duas coisas.
warning-tierBelowClass = A classe segundo o Regulamento da IA é de risco elevado, mas o nível de publicação não é «Sistema de IA de risco elevado».

loss-noField = Esta norma não tem um campo para este dado.
loss-noCode = Esta norma não tem um código para este valor.
loss-codeMapped = Exportado como «{ $becomes }», que tem um significado mais amplo ou diferente.
loss-oneValue = Só pode ser exportado um valor, e outro tem prioridade.
loss-oneLanguage = Só pode ser exportada uma língua: mantém-se { $kept } e omite-se { $lost }.
loss-shortened = Encurtado para { $limit } caracteres. O texto tem { $length }.
loss-asText = Exportado como texto livre, que os programas não conseguem interpretar.
loss-joined = Reunido com «{ $field }» num único texto.
