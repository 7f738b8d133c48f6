-- Español. Cada estilo: words = { { de, a }, … }; letters, drop (lo que se omite), small (sin mayúscula inicial).
return {
  colloquial = { words = {
    { "la gente", "la peña" }, { "niños", "críos" }, { "los niños", "los críos" }, { "padre", "papá" }, { "madre", "mamá" }, { "películas", "pelis" },
    { "película", "peli" }, { "colegio", "cole" }, { "bicicleta", "bici" }, { "televisión", "tele" }, { "para", "pa" }, { "dinero", "pasta" },
    { "cara", "jeta" }, { "casi todos", "casi tos" }, { "casi todas", "casi toas" },
    { "trabajo", "curro" }, { "perro", "chucho" },
    { "animal", "bicho" }, { "animales", "bichos" }, { "después", "luego" }, { "está en", "anda por" }, { "todo el", "to el" },
  } },
  formal = { words = {
    { "tu", "su" }, { "tus", "sus" }, { "ti", "usted" }, { "te", "le" }, { "tú", "usted" }, { "puedes", "puede" }, { "tienes", "tiene" }, { "usas", "usa" },
    { "la gente", "el público" }, { "usamos", "empleamos" }, { "se usa", "se emplea" }, { "tiene", "posee" }, { "empieza", "da comienzo" }, { "se hace", "se elabora" },
    { "se compran", "se adquieren" }, { "está en", "se halla en" }, { "están", "se hallan" }, { "cura", "asiste" },
    { "perro", "can" }, { "niños", "alumnos" }, { "cara", "faz" }, { "corta", "recorta" }, { "atiende", "asiste" }, { "gran", "vasta" }, { "vive", "reside" },
  } },
  sms = { small = true, drop = "¿¡", words = {
    { "qué", "q" }, { "que", "q" }, { "de", "d" }, { "por", "x" }, { "para", "pa" }, { "cuál", "kual" }, { "cuántos", "kuants" }, { "cuántas", "kuantas" },
    { "cuánto", "kuanto" }, { "dónde", "dnd" }, { "quién", "kien" }, { "también", "tb" }, { "con", "cn" }, { "tiene", "tne" }, { "está", "sta" },
    { "mucho", "mxo" }, { "gente", "gnt" }, { "casa", "ksa" }, { "día", "dia" }, { "después", "dspues" }, { "tiempo", "tmpo" },
    { "hace", "ace" }, { "capital", "kpital" }, { "color", "kolor" }, { "cuerpo", "kuerpo" }, { "en", "n" }, { "el", "l" },
  } },
  dialect = { words = { -- América: voseo, ustedeo y palabras
    { "tú", "vos" }, { "ti", "vos" }, { "puedes", "podés" }, { "tienes", "tenés" }, { "sabes", "sabés" }, { "quieres", "querés" }, { "usas", "usás" },
    { "coche", "carro" }, { "ordenador", "computadora" }, { "móvil", "celular" }, { "zumo", "jugo" }, { "patata", "papa" }, { "patatas", "papas" },
    { "gafas", "lentes" }, { "el suelo", "el piso" }, { "al suelo", "al piso" }, { "conductores", "choferes" }, { "el colegio", "la escuela" }, { "fútbol", "futbol" },
    { "kétchup", "cátsup" }, { "pelota", "bola" }, { "medicamentos", "remedios" }, { "raíles", "rieles" }, { "autobús", "colectivo" },
    { "cerdo", "chancho" }, { "la hierba", "el pasto" }, { "niños", "chicos" }, { "los niños", "los chicos" },
    { "verdura", "legumbre" }, { "cerradura", "chapa" }, { "el pelo", "el cabello" },
    { "parte de la casa", "pieza de la casa" }, { "piscina", "alberca" }, { "cuánto es", "cuánto da" },
  } },
}
