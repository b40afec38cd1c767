feed-register = Registro de algoritmos: novedades
feed-search = Registro de algoritmos: novedades de una selección
feed-organization = { $name }: novedades en el registro de algoritmos
feed-system = { $name }: historial en el registro de algoritmos
feed-about = Cada publicación, confirmación, retirada y eliminación por obligación legal, de la más reciente a la más antigua.

event-new = Nuevo en el registro
event-back = De vuelta en el registro
event-changed = Modificado
event-confirmed = Confirmado como aún correcto
event-withdrawn = Retirado del registro
event-redacted = Eliminado por obligación legal
event-title = { $event }: { $name }

changed-fields = Modificado: { $fields }
back-fields = De vuelta en el registro. Modificado: { $fields }
withdrawn-because = Retirado del registro: { $reason }
redacted-fields = Eliminado de la versión { $version } por obligación legal ({ $ground }): { $fields }
fields-more = { $fields } y { $count ->
    [one] 1 campo más
   *[other] { $count } campos más
}
