# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Se trata de una decisión sobre una persona concreta. Para impugnarla, presente un recurso administrativo o judicial dentro del plazo indicado en la decisión. Una reclamación en este registro no suspende ese plazo.
route-privacyRight = Se trata de un derecho en materia de protección de datos. Diríjase directamente al organismo. Debe responderle dentro del plazo legal: un mes en la Unión Europea (RGPD, artículo 12, apartado 3). Si no recibe respuesta, o si no está de acuerdo con ella, puede reclamar ante la autoridad de protección de datos o acudir a los tribunales. Una reclamación en este registro no suspende ningún plazo.
caseFile = Expediente
caseFile-about = Reclamación presentada en un registro público de algoritmos, para adjuntarla a un recurso administrativo o judicial o a una queja.
caseFile-reference = Referencia
caseFile-organization = Organismo
caseFile-system = Sistema
caseFile-version = Versión de la ficha
caseFile-received = Fecha de recepción
caseFile-challengedParts = Partes cuestionadas
caseFile-route = Vía legal
caseFile-text = Texto de la reclamación
caseFile-requestedOutcome = Resultado solicitado
caseFile-conversation = Conversación
caseFile-submitter = Persona reclamante
caseFile-organizationSide = Organismo
caseFile-proof = La entrada { $index } del diario de eventos del registro recoge el resumen criptográfico SHA-256 de la sal (descodificada de base64url) seguida del texto: { $digest }. La sal es { $salt }.
