### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Toda ficha publicada debe incluir este campo o indicar por qué no lo incluye.
missing-tier = Este campo es obligatorio para los sistemas de IA de alto riesgo y los algoritmos de impacto significativo.
missing-aiInEu = Los sistemas de IA de los organismos de la UE deben indicar su clase según el Reglamento de IA.
missing-annexIii = Este campo es obligatorio para los sistemas de IA de alto riesgo enumerados en el anexo III del Reglamento de IA.
missing-article86 = Las personas tienen derecho a que se les explique una decisión basada en un sistema de IA de alto riesgo (Reglamento de IA, artículo 86). Indique cómo pueden solicitar la explicación.
missing-personalData = El sistema trata datos personales. Indique la base jurídica.
missing-notNone = Es posible que el sistema trate datos personales. Indique si incluyen categorías especiales.
missing-metByPeople = Se trata de un sistema de IA de alto riesgo, o la ciudadanía interactúa directamente con él. Indique cómo se informa a las personas.
missing-notAssessed = Una evaluación de impacto no se ha hecho o no es obligatoria. Indique por qué.
missing-notInHouse = El sistema no se desarrolló internamente. Indique quién lo suministró.
missing-used = El sistema está o estuvo en uso. Indique desde cuándo. Puede introducir «unknown» (fecha desconocida).
missing-retired = El sistema está retirado del servicio. Indique desde cuándo.
missing-imported = Una ficha procedente de otro registro necesita un resumen, una finalidad o una descripción.

error-required = Este campo es obligatorio.
error-tooManyItems = Esta lista tiene demasiados elementos.
error-unknownField = No existe ningún campo con este nombre.
error-alwaysRequired = Este campo es siempre obligatorio. No puede marcarse como «no publicado» ni como «no procede».
error-url = Introduzca una dirección web que empiece por https:// o http://.
error-email = Introduzca una dirección de correo electrónico.
error-tooLarge = La ficha es demasiado grande. El límite es de { $limit } kB.

warning-personalAddress = Parece la dirección de una sola persona. Utilice la de un equipo: será pública, y las personas cambian de puesto.
warning-longName = El nombre tiene { $figure } caracteres. Utilice 100 como máximo: así las listas se leen bien, y el registro neerlandés no admite más.
warning-hardToRead = Este texto es muy difícil de leer (LIX { $figure }; lo normal es alrededor de 40). Utilice frases y palabras más cortas.
warning-notInOwnLanguage = Este texto falta en el idioma de la ficha.
warning-outdatedTranslation = El texto original ha cambiado desde que se tradujo.
warning-machineTranslation = Es una traducción automática que nadie ha revisado.
warning-reviewPast = La fecha de revisión ya ha pasado. La ficha se mostraría como desactualizada.
warning-withheldPast = Ya ha pasado la fecha hasta la que este campo no se publica.
warning-valueAndExemption = Este campo tiene un valor y, además, está marcado como «no publicado» o «no procede». Conserve solo una de las dos cosas.
warning-tierBelowClass = La clase según el Reglamento de IA es de alto riesgo, pero el nivel de publicación no es «Sistema de IA de alto riesgo».

loss-noField = Este estándar no tiene ningún campo para este dato.
loss-noCode = Este estándar no tiene ningún código para este valor.
loss-codeMapped = Se exporta como «{ $becomes }», que tiene un significado más amplio o distinto.
loss-oneValue = Solo puede exportarse un valor, y otro tiene prioridad.
loss-oneLanguage = Solo puede exportarse un idioma: se conserva { $kept } y se omite { $lost }.
loss-shortened = Se recorta a { $limit } caracteres. El texto tiene { $length }.
loss-asText = Se exporta como texto libre, que los programas no pueden interpretar.
loss-joined = Se une a «{ $field }» en un mismo texto.
