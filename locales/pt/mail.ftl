mail-subject-code = Confirme o seu endereço
mail-subject-submitter = Novidades da sua contestação { $reference }
mail-subject-handler = Contestação { $reference }

mail-code-submitter = Alguém quer saber neste endereço o que acontece com a contestação { $reference } em { $host }. Se for você, abra a conversa com o seu recibo e indique lá este código:
mail-code-handler = Alguém com uma conta em { $host } quer receber neste endereço avisos sobre contestações. Se for você, confirme-o com este código:
mail-code-valid = O código vale até { $day }. Se não foi você, não precisa de fazer nada: nada mais lhe será enviado.

mail-reference = Contestação: { $reference }
mail-organization = Organização: { $name }

mail-open-submitter = A conversa abre-se com as doze palavras do seu recibo. Nunca as pedimos por correio eletrónico.
mail-open-handler = Inicie sessão para ler o que foi dito.
mail-stop-submitter = Não quer mais destas mensagens? Apague o contacto da sua contestação com as doze palavras do seu recibo.
mail-stop-handler = Não quer mais destas mensagens? Desligue as notificações da sua conta.
mail-no-reply = Ninguém lê as respostas a esta mensagem.

mail-infoRequested = A organização faz-lhe uma pergunta. Responda, por favor, até { $day }.
mail-message = A organização enviou-lhe uma mensagem.
mail-summaryProposed = A organização propõe um resumo da sua contestação para todos lerem. Veja-o, por favor, e aceite-o ou diga-o por outras palavras.
mail-admitted = A sua contestação vai ser tratada.
mail-refused = A sua contestação não vai ser tratada. Pode ler o motivo e pedir uma segunda análise.
mail-redirected = É outra entidade que deve responder. Pode ler o motivo e pedir uma segunda análise.
mail-merged = A sua contestação será respondida em conjunto com outra semelhante.
mail-referred = A sua contestação está agora com outra entidade, como um tribunal ou uma autoridade de supervisão.
mail-closed = A contestação a que a sua foi junta está encerrada, e a sua também.
mail-extended = A resposta à sua contestação demora mais tempo. Pode ler o motivo e a nova data.
mail-decided = Há uma decisão sobre a sua contestação. Pode ler os motivos. Se não concordar, pode pedir uma segunda análise.
mail-remedied = A organização diz que corrigiu a situação. Dentro de algumas semanas ser-lhe-á perguntado se está resolvido.
mail-decisionOverdue = A organização não respondeu a tempo: um prazo terminou em { $day }. A resposta continua a ser-lhe devida, e pode pedir uma segunda análise.
mail-reviewDecided = A segunda análise está decidida. Pode ler os motivos e a quem mais pode recorrer.
mail-confirmRemedy = Está resolvido? A organização corrigiu a situação há algumas semanas. Diga, por favor, se é assim.

mail-received = Chegou uma nova contestação.
mail-submitterReplied = Quem contestou disse alguma coisa.
mail-assigned = Uma contestação foi-lhe atribuída.
mail-reviewRequested = É pedida uma segunda análise. Cabe a quem não decidiu nem escreveu o registo por último.
mail-deadlineSoon = Um prazo termina em { $day }.
mail-deadlineMissed = Um prazo terminou em { $day } sem resposta. A resposta continua a ser devida.
mail-remedyDue = O que foi prometido deve estar feito em { $day }.
