-- Belebele (Bandarkar et al. 2024): reading comprehension, translated by people into 121 languages; files are named by
-- FLORES codes (swh_Latn.jsonl). Fields: link, question_number, flores_passage, question, mc_answer1 to 4,
-- correct_answer_num (from 1), dialect. Rows are joined by passage and number.

local function wording(row)
  return {
    stem = (row.flores_passage or "") .. "\n" .. (row.question or ""),
    choices = { row.mc_answer1 or "", row.mc_answer2 or "", row.mc_answer3 or "", row.mc_answer4 or "" },
  }
end

local function id_of(row)
  if not row.link or not row.question_number then return end
  return (tostring(row.link):gsub("^https?://", "")) .. "#" .. tostring(row.question_number)
end

local function item_of(row)
  local en = row.en
  local answer = tonumber(en.correct_answer_num)
  if not answer then return "no correct_answer_num" end
  local item = { answer = answer - 1, id = id_of(en) }
  for language, side in pairs(row) do
    if tonumber(side.correct_answer_num) ~= answer then
      return string.format("%s has answer %s where %d is right", language, tostring(side.correct_answer_num), answer)
    end
    item[language] = wording(side)
  end
  return item
end

return lacuna.source {
  api = 1, name = "belebele", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "Belebele: reading comprehension, translated by people",
  format = "jsonl", joined_by = { "link", "question_number" },
  hf = { dataset = "facebook/belebele", config = "{lang}", split = "test" },
  codes = {
    acm = "acm_Arab", af = "afr_Latn", am = "amh_Ethi", apc = "apc_Arab", ar = "arb_Arab", ["ar-Latn"] = "arb_Latn",
    ars = "ars_Arab", ary = "ary_Arab", arz = "arz_Arab", as = "asm_Beng", az = "azj_Latn", bg = "bul_Cyrl",
    bm = "bam_Latn", bn = "ben_Beng", ["bn-Latn"] = "ben_Latn", bo = "bod_Tibt", ca = "cat_Latn", ceb = "ceb_Latn",
    ckb = "ckb_Arab", cs = "ces_Latn", da = "dan_Latn", de = "deu_Latn", el = "ell_Grek", en = "eng_Latn",
    es = "spa_Latn", et = "est_Latn", eu = "eus_Latn", fa = "pes_Arab", ff = "fuv_Latn", fi = "fin_Latn",
    fil = "tgl_Latn", fr = "fra_Latn", gn = "grn_Latn", gu = "guj_Gujr", ha = "hau_Latn", he = "heb_Hebr",
    hi = "hin_Deva", ["hi-Latn"] = "hin_Latn", hr = "hrv_Latn", ht = "hat_Latn", hu = "hun_Latn", hy = "hye_Armn",
    id = "ind_Latn", ig = "ibo_Latn", ilo = "ilo_Latn", is = "isl_Latn", it = "ita_Latn", ja = "jpn_Jpan",
    jv = "jav_Latn", ka = "kat_Geor", kac = "kac_Latn", kea = "kea_Latn", kk = "kaz_Cyrl", km = "khm_Khmr",
    kn = "kan_Knda", ko = "kor_Hang", ky = "kir_Cyrl", lg = "lug_Latn", ln = "lin_Latn", lo = "lao_Laoo",
    lt = "lit_Latn", luo = "luo_Latn", lv = "lvs_Latn", mg = "plt_Latn", mi = "mri_Latn", mk = "mkd_Cyrl",
    ml = "mal_Mlym", mn = "khk_Cyrl", mr = "mar_Deva", ms = "zsm_Latn", mt = "mlt_Latn", my = "mya_Mymr",
    nb = "nob_Latn", ne = "npi_Deva", ["ne-Latn"] = "npi_Latn", nl = "nld_Latn", nso = "nso_Latn", ny = "nya_Latn",
    om = "gaz_Latn", ["or"] = "ory_Orya", pa = "pan_Guru", pl = "pol_Latn", ps = "pbt_Arab", pt = "por_Latn",
    ro = "ron_Latn", ru = "rus_Cyrl", rw = "kin_Latn", sd = "snd_Arab", shn = "shn_Mymr", si = "sin_Sinh",
    ["si-Latn"] = "sin_Latn", sk = "slk_Latn", sl = "slv_Latn", sn = "sna_Latn", so = "som_Latn", sq = "als_Latn",
    sr = "srp_Cyrl", ss = "ssw_Latn", st = "sot_Latn", su = "sun_Latn", sv = "swe_Latn", sw = "swh_Latn",
    ta = "tam_Taml", te = "tel_Telu", tg = "tgk_Cyrl", th = "tha_Thai", ti = "tir_Ethi", tl = "tgl_Latn",
    tn = "tsn_Latn", tr = "tur_Latn", ts = "tso_Latn", uk = "ukr_Cyrl", ur = "urd_Arab", ["ur-Latn"] = "urd_Latn",
    uz = "uzn_Latn", vi = "vie_Latn", war = "war_Latn", wo = "wol_Latn", xh = "xho_Latn", yo = "yor_Latn",
    zh = "zho_Hans", ["zh-Hans"] = "zho_Hans", ["zh-Hant"] = "zho_Hant", zu = "zul_Latn",
  },

  fields = { stem = "question", choices = "mc_answer1 to 4", answer = "correct_answer_num" },
  wording = function(row)
    if not row.flores_passage then return end
    local out, answer = wording(row), tonumber(row.correct_answer_num)
    out.answer, out.id = answer and answer - 1, id_of(row)
    return out
  end,

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row) end
    return out
  end,
}
