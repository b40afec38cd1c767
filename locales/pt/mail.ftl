### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Confirme o seu endereço de e-mail
mail-subject-submitter = Novidades sobre a sua contestação { $reference }
mail-subject-handler = Contestação { $reference }

mail-code-submitter = Alguém pediu para receber neste endereço de e-mail novidades sobre a contestação { $reference } em { $host }. Se o pedido foi seu, abra a conversa com o seu comprovativo e introduza este código:
mail-code-handler = Alguém com uma conta em { $host } pediu para receber neste endereço de e-mail notificações sobre contestações. Se o pedido foi seu, confirme o endereço com este código:
mail-code-valid = O código é válido até { $day }. Se o pedido não foi seu, não precisa de fazer nada. Não lhe enviaremos mais e-mails.

mail-reference = Contestação: { $reference }
mail-organization = Entidade: { $name }

mail-open-submitter = Para abrir a conversa, use as doze palavras do seu comprovativo. Nunca as pedimos por e-mail.
mail-open-handler = Inicie sessão para ler os detalhes.
mail-stop-submitter = Para deixar de receber estes e-mails, apague os seus dados de contacto da contestação. Vai precisar das doze palavras do seu comprovativo.
mail-stop-handler = Para deixar de receber estes e-mails, desative as notificações na sua conta.
mail-no-reply = Por favor, não responda a este e-mail. Ninguém lê as respostas.

mail-infoRequested = A entidade tem uma pergunta para si. Responda, por favor, até { $day }.
mail-message = A entidade enviou-lhe uma mensagem.
mail-summaryProposed = A entidade propõe um resumo público da sua contestação. Leia-o, por favor, e depois aceite-o ou proponha outra redação.
mail-admitted = A sua contestação foi admitida.
mail-refused = A sua contestação não foi admitida. Na conversa, pode ler o motivo e pedir uma reapreciação.
mail-redirected = A sua contestação é da competência de outra entidade. Na conversa, pode ler o motivo e pedir uma reapreciação.
mail-merged = A sua contestação será decidida em conjunto com outra semelhante.
mail-referred = A sua contestação está agora a ser apreciada por outra entidade, como um tribunal ou uma autoridade de supervisão.
mail-closed = A sua contestação foi junta a outra. Essa outra contestação está agora encerrada, e a sua também.
mail-extended = A decisão sobre a sua contestação vai demorar mais tempo. Na conversa, pode ler o motivo e o novo prazo.
mail-decided = A sua contestação foi decidida. Na conversa, pode ler os motivos. Se não concordar, pode pedir uma reapreciação.
mail-remedied = A entidade indica que aplicou a medida corretiva. Dentro de algumas semanas, vamos perguntar-lhe se o problema está resolvido.
mail-decisionOverdue = A entidade não cumpriu um prazo, que terminava em { $day }. Continua obrigada a decidir. Se quiser, pode pedir uma reapreciação.
mail-reviewDecided = A reapreciação está decidida. Na conversa, pode ler os motivos e ver a quem pode recorrer agora.
mail-confirmRemedy = O problema está resolvido? A entidade aplicou uma medida corretiva há algumas semanas. Diga-nos, por favor, se resultou.

mail-received = Há uma nova contestação.
mail-submitterReplied = O autor da contestação respondeu.
mail-assigned = Foi-lhe atribuída uma contestação.
mail-reviewRequested = Foi pedida uma reapreciação. Não pode ser feita por quem decidiu nem por quem editou a ficha pela última vez.
mail-deadlineSoon = Há um prazo prestes a terminar: { $day }.
mail-deadlineMissed = O prazo que terminava em { $day } não foi cumprido. Ainda assim, a contestação tem de ser tratada.
mail-remedyDue = A medida corretiva prometida deve estar aplicada até { $day }.
