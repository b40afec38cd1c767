# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Se trata de una decisión sobre una sola persona. Contra ella cuenta una reclamación o un recurso, dentro del plazo que indica la propia decisión. Este formulario no detiene ese plazo.
route-privacyRight = Se trata de un derecho de protección de datos. Pídalo a la propia organización: debe responder dentro del plazo legal, un mes en la Unión Europea (RGPD, artículo 12, apartado 3). Si no lo hace, o si no está de acuerdo, puede reclamar ante la autoridad de protección de datos o acudir a los tribunales. Este formulario no detiene ningún plazo.
caseFile = Expediente
caseFile-about = Lo que se presentó en un registro público de algoritmos, para llevarlo adonde corresponda.
caseFile-reference = Referencia
caseFile-organization = Organización
caseFile-system = Sistema
caseFile-version = Versión de la ficha
caseFile-received = Recibido
caseFile-challengedParts = Impugnado
caseFile-route = Vía legal
caseFile-text = Lo que se presentó
caseFile-requestedOutcome = Lo que debería ocurrir
caseFile-conversation = Conversación
caseFile-submitter = Quien lo presentó
caseFile-organizationSide = Organización
caseFile-proof = La entrada { $index } del registro de eventos fija el resumen SHA-256 de la sal (descodificada de base64url) y el texto: { $digest }. La sal es { $salt }.
