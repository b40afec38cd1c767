### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Confirme su dirección de correo electrónico
mail-subject-submitter = Novedades sobre su reclamación { $reference }
mail-subject-handler = Reclamación { $reference }

mail-code-submitter = Alguien ha pedido recibir en esta dirección de correo electrónico novedades sobre la reclamación { $reference } en { $host }. Si ha sido usted, abra la conversación con su resguardo e introduzca este código:
mail-code-handler = Alguien con una cuenta en { $host } ha pedido recibir en esta dirección de correo electrónico avisos sobre reclamaciones. Si ha sido usted, confirme la dirección con este código:
mail-code-valid = El código es válido hasta el { $day }. Si no ha sido usted, no tiene que hacer nada. No le enviaremos más correos.

mail-reference = Reclamación: { $reference }
mail-organization = Organismo: { $name }

mail-open-submitter = Para abrir la conversación, utilice las doce palabras de su resguardo. Nunca se las pediremos por correo electrónico.
mail-open-handler = Inicie sesión para leer los detalles.
mail-stop-submitter = Para dejar de recibir estos correos, borre sus datos de contacto de la reclamación. Necesitará las doce palabras de su resguardo.
mail-stop-handler = Para dejar de recibir estos correos, desactive los avisos en su cuenta.
mail-no-reply = No responda a este correo, por favor. Nadie lee las respuestas.

mail-infoRequested = El organismo tiene una pregunta para usted. Responda, por favor, a más tardar el { $day }.
mail-message = El organismo le ha enviado un mensaje.
mail-summaryProposed = El organismo propone un resumen público de su reclamación. Léalo, por favor, y después acéptelo o proponga otra redacción.
mail-admitted = Su reclamación se ha admitido a trámite.
mail-refused = Su reclamación no se ha admitido a trámite. En la conversación puede leer el motivo y solicitar una segunda revisión.
mail-redirected = Su reclamación es competencia de otro organismo. En la conversación puede leer el motivo y solicitar una segunda revisión.
mail-merged = Su reclamación se resolverá junto con otra similar.
mail-referred = Su reclamación está ahora ante otro organismo, como un tribunal o una autoridad de supervisión.
mail-closed = Su reclamación se acumuló a otra. Esa otra reclamación ya está cerrada, y la suya también.
mail-extended = La resolución de su reclamación tardará más. En la conversación puede leer el motivo y el nuevo plazo.
mail-decided = Hay una resolución sobre su reclamación. En la conversación puede leer los motivos. Si no está de acuerdo, puede solicitar una segunda revisión.
mail-remedied = El organismo comunica que ha aplicado la medida correctora. Dentro de unas semanas le preguntaremos si el problema está solucionado.
mail-decisionOverdue = El organismo ha incumplido un plazo, que vencía el { $day }. Sigue obligado a resolver, y usted puede solicitar una segunda revisión.
mail-reviewDecided = Hay una resolución de la segunda revisión. En la conversación puede leer los motivos y a quién puede acudir ahora.
mail-confirmRemedy = ¿Está solucionado el problema? El organismo aplicó una medida correctora hace unas semanas. Díganos, por favor, si ha funcionado.

mail-received = Hay una nueva reclamación.
mail-submitterReplied = La persona reclamante ha respondido.
mail-assigned = Se le ha asignado una reclamación.
mail-reviewRequested = Se ha solicitado una segunda revisión. No puede hacerla ni quien resolvió la reclamación ni quien editó la ficha por última vez.
mail-deadlineSoon = Un plazo está a punto de vencer: { $day }.
mail-deadlineMissed = Se ha incumplido el plazo que vencía el { $day }. La reclamación debe tramitarse igualmente.
mail-remedyDue = La medida correctora prometida debe estar aplicada a más tardar el { $day }.
