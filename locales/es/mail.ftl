mail-subject-code = Confirme su dirección de correo
mail-subject-submitter = Novedades de su reclamación { $reference }
mail-subject-handler = Reclamación { $reference }

mail-code-submitter = Alguien quiere saber en esta dirección qué ocurre con la reclamación { $reference } en { $host }. Si es usted, abra la conversación con su resguardo e indique allí este código:
mail-code-handler = Alguien con una cuenta en { $host } quiere recibir en esta dirección avisos sobre reclamaciones. Si es usted, confírmelo con este código:
mail-code-valid = El código vale hasta el { $day }. Si no fue usted, no tiene que hacer nada: no se le enviará nada más.

mail-reference = Reclamación: { $reference }
mail-organization = Organización: { $name }

mail-open-submitter = La conversación se abre con las doce palabras de su resguardo. Nunca se las pediremos por correo.
mail-open-handler = Inicie sesión para leer lo que se ha dicho.
mail-stop-submitter = ¿No quiere más mensajes como este? Borre el contacto de su reclamación con las doce palabras de su resguardo.
mail-stop-handler = ¿No quiere más mensajes como este? Desactive los avisos de su cuenta.
mail-no-reply = Nadie lee las respuestas a este mensaje.

mail-infoRequested = La organización le hace una pregunta. Responda, por favor, a más tardar el { $day }.
mail-message = La organización le ha enviado un mensaje.
mail-summaryProposed = La organización propone un resumen de su reclamación para que todos lo lean. Mírelo, por favor, y acéptelo o dígalo con otras palabras.
mail-admitted = Su reclamación se va a tramitar.
mail-refused = Su reclamación no se va a tramitar. Puede leer el motivo y pedir una segunda revisión.
mail-redirected = Es otro organismo el que debe responder. Puede leer el motivo y pedir una segunda revisión.
mail-merged = Su reclamación se responderá junto con otra parecida.
mail-referred = Otra instancia tiene ahora su reclamación, como un tribunal o una autoridad de control.
mail-closed = La reclamación a la que se unió la suya está cerrada, y la suya también.
mail-extended = La respuesta a su reclamación tardará más. Puede leer el motivo y la nueva fecha.
mail-decided = Hay una decisión sobre su reclamación. Puede leer los motivos. Si no está de acuerdo, puede pedir una segunda revisión.
mail-remedied = La organización dice que lo ha corregido. Dentro de unas semanas se le preguntará si está resuelto.
mail-decisionOverdue = La organización no respondió a tiempo: un plazo terminó el { $day }. La respuesta se le sigue debiendo, y puede pedir una segunda revisión.
mail-reviewDecided = La segunda revisión está decidida. Puede leer los motivos y a quién más puede acudir.
mail-confirmRemedy = ¿Está resuelto? La organización lo corrigió hace unas semanas. Diga, por favor, si es así.

mail-received = Ha llegado una nueva reclamación.
mail-submitterReplied = Quien presentó la reclamación ha dicho algo.
mail-assigned = Se le ha asignado una reclamación.
mail-reviewRequested = Se pide una segunda revisión. Debe hacerla alguien que ni decidió ni escribió la ficha por última vez.
mail-deadlineSoon = Un plazo termina el { $day }.
mail-deadlineMissed = Un plazo terminó el { $day } sin respuesta. La respuesta se sigue debiendo.
mail-remedyDue = Lo prometido debe estar hecho el { $day }.
