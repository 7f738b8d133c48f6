-- Keyboards: the rows of letters as they lie, from the left; _ is a key without a letter. To add one, write its rows and
-- name the languages that are typed on it. A letter that is on no row is never hit by mistake, only swapped, doubled or
-- left out. Languages that are typed through a list of suggestions (Chinese, Japanese) have other slips and are not here.
return {
  rows = {
    qwerty    = { "qwertyuiop", "asdfghjkl", "zxcvbnm" },
    spanish   = { "qwertyuiop", "asdfghjklñ", "zxcvbnm" },
    italian   = { "qwertyuiopè", "asdfghjklòàù", "zxcvbnm" },
    portugal  = { "qwertyuiop", "asdfghjklç", "zxcvbnm" },
    qwertz    = { "qwertzuiopü", "asdfghjklöä", "yxcvbnm" },
    azerty    = { "azertyuiop", "qsdfghjklmù", "wxcvbn" },
    estonian  = { "qwertyuiopüõ", "asdfghjklöä", "zxcvbnm" },
    turkish_q = { "qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç" },
    russian   = { "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю" },
    ukrainian = { "йцукенгшщзхї", "фівапролджє", "ячсмитьбю" },
    arabic    = { "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر_ىةوزظ" },
    hebrew    = { "__קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ" },
    inscript_deva = { "ौैाीूबहगदजड", "ोे्िुपरकतचट", "_ंमनवलस__य" },
    inscript_beng = { "ৌৈাীূবহগদজড", "োে্িুপরকতচট", "_ংমন_লস__য" },
    tamil99   = { "ஆஈஊஐஏளறனடணசஞ", "அஇஉ்எகபமதநய", "ஔஓஒவஙலர__ழ" },
    kedmanee  = { "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ" },
    dubeolsik = { "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ" },
  },
  languages = {
    en = "qwerty", ca = "spanish", es = "spanish", eu = "spanish", gl = "spanish", qu = "spanish", eo = "qwerty",
    id = "qwerty", sw = "qwerty", zu = "qwerty", yo = "qwerty", ht = "qwerty", vi = "qwerty", it = "italian",
    pt = "portugal", de = "qwertz", fr = "azerty", et = "estonian", tr = "turkish_q", ru = "russian", uk = "ukrainian",
    ar = "arabic", he = "hebrew", hi = "inscript_deva", bn = "inscript_beng", ta = "tamil99", th = "kedmanee",
    ko = "dubeolsik",
  },
}
