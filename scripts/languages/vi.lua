-- Vietnamese. Tone marks tell words apart and are kept; only the two places where one may stand (hoà, hòa) become one.
return lacuna.language {
  api = 1, code = "vi", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Vietnamese", autonym = "Tiếng Việt", script = "Latn", family = "mkh", direction = "ltr", resource = "high",
  codes = { azure = "vi", deepl = "VI", google = "vi", nllb = "vie_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Hãy trả lời câu hỏi trắc nghiệm. Chỉ trả lời bằng một chữ cái: {labels}.",
      "Đọc câu hỏi và chọn phương án đúng. Chỉ viết chữ cái của phương án đó ({labels}).",
      "Phương án nào đúng? Chỉ đưa ra một trong các chữ cái {labels}, không giải thích gì thêm.",
      "Chọn câu trả lời đúng nhất trong danh sách. Câu trả lời của bạn phải là một chữ cái duy nhất trong số {labels}.",
      "Dưới đây là một câu hỏi có nhiều phương án. Nêu chữ cái của phương án đúng ({labels}), ngoài ra không viết gì.",
    },
    text = {
      "Trả lời câu hỏi bằng một từ hoặc một cụm từ ngắn.",
      "Đưa ra câu trả lời ngắn gọn cho câu hỏi: vài từ, không giải thích.",
      "Đọc câu hỏi và chỉ viết câu trả lời, càng ngắn càng tốt.",
      "Trả lời câu hỏi sau bằng tối đa năm từ, không viết thành câu hoàn chỉnh.",
      "Đáp án của câu hỏi này là gì? Chỉ nêu đáp án, không thêm gì khác.",
    },
  },
  demands = {
    letter = [[chữ cái]], alone = [[(?<!\p{L})chỉ(?!\p{L})|duy nhất|ngoài ra không|không thêm gì]],
    unexplained = [[không giải thích]], best = [[đúng nhất]], word = [[một từ]], short = [[ngắn|vài từ]],
    five = [[tối đa năm từ]], fragment = [[không viết thành câu hoàn chỉnh]],
  },
  question = "Câu hỏi: {stem}", option = "{label}. {choice}", answer = "Trả lời:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    "một", "hai", "ba", { "bốn", "tư" }, "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba",
    "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi",
  },
  normal = {
    map = {
      ["oà"] = "òa", ["oá"] = "óa", ["oả"] = "ỏa", ["oã"] = "õa", ["oạ"] = "ọa",
      ["oè"] = "òe", ["oé"] = "óe", ["oẻ"] = "ỏe", ["oẽ"] = "õe", ["oẹ"] = "ọe",
      ["uỳ"] = "ùy", ["uý"] = "úy", ["uỷ"] = "ủy", ["uỹ"] = "ũy", ["uỵ"] = "ụy",
    },
  },

  patterns = {
    hedge = {
      [[nếu (?:tôi )?(?:nhớ )?không (?:nhầm|lầm|sai)|có thể tôi sai|không còn nghi ngờ(?: gì)?]],
    },
    cue = {
      [[kết luận\h*:]],
      [[(?:có lẽ)(?=,?\h(?:là )?["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[(?:phải|dĩ nhiên|tất nhiên|hiển nhiên|chắc|hẳn)(?: là)?,?(?=\h["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[(?:tôi |mình |em )?(?:nghĩ|đoán)(?: rằng)?(?: (?:đáp án|câu trả lời))?(?: là)?(?=\h["“„«*(]?[A-Z](?!\p{L}))]],
      [[(?:tôi )?(?:cho rằng|tin)(?: rằng)?(?: (?:đáp án|câu trả lời))?(?: là)?(?=\h["“„«*(]?[A-Z](?!\p{L}))]],
      [[(?:mình |em )?(?:cho rằng|tin)(?: rằng)?(?: (?:đáp án|câu trả lời))?(?: là)?(?=\h["“„«*(]?[A-Z](?!\p{L}))]],
      [[(?:chắc chắn|rõ ràng|theo tôi)(?: là)?,?(?=\h["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[(?:nghĩ|xem) lại thì(?: là)?(?=\h["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[(?:đáp án|câu trả lời)(?: (?:đúng|chính xác|đúng nhất))? là (?:đáp án|phương án|lựa chọn|câu|chữ cái)]],
      [[(?:đáp án|câu trả lời|phương án|lựa chọn) (?:đúng|chính xác|đúng nhất|phù hợp|tốt nhất|cuối cùng) (?:sẽ )?là]],
      [[(?:đáp án|câu trả lời|phương án|lựa chọn) (?:của tôi |ở đây )?(?:sẽ |phải )?là]],
      [[là (?:đáp án|phương án|lựa chọn|câu|chữ cái)]],
      [[(?:đáp án|câu trả lời|trả lời)(?: (?:đúng|chính xác|đúng nhất|cuối cùng))?\h*:]],
      [[(?:phương án|lựa chọn|chữ cái|chọn)(?: (?:đúng|chính xác))?\h*:]],
      [[(?:tôi|mình|em|ta) (?:sẽ )?chọn(?: (?:đáp án|phương án|câu))?]],
      [[(?:đáp án|phương án|lựa chọn|chữ cái|(?<!sẽ\h)(?<!người\h)chọn)]],
    },
    affirm = {
      [[là (?:đáp án|câu trả lời|phương án|lựa chọn)(?: (?:đúng|chính xác))?]],
      [[^ ?(?:là |mới )?(?:đúng|chính xác)]],
      [[^ ?(?:là )?hợp lý]],
      [[^\h*(?::|–|—|-|=|→)\h*(?:đúng|có)(?!\p{L})]],
    },
    contrast = { [[(?<!\p{L})(?:mà là|nhưng)(?!\p{L})]] },
    condition = { [[(?:nếu|giả sử|miễn là)(?!\p{L})(?! (?:tôi )?(?:nhớ )?không (?:nhầm|lầm))]] },
    reason = { [[(?:bởi vì|vì|bởi|do|giải thích|lý do)(?!\p{L})]] },
    within = {
      [[(?:\A|\h)[^@=]+ (?:của|về|bởi) @]],
      [[\A(?:ở )?(?:gần|cạnh|bên cạnh|phía sau|đằng sau|trước|ngoài|quanh|theo|giống|sau khi) (?:[^@\h]+ )*@]],
      [[\A(?:vợ|chồng|mẹ|cha|bố|con trai|con gái|anh trai|em gái|bạn|thầy|học trò|kẻ thù) @]],
      [[\A(?:mộ|tượng|sách|truyện|tác phẩm|bảo tàng|bệnh viện|trường|cầu|đường|lâu đài) @]],
    },
    refusal = {
      [[(?:tôi|mình|em) không thể (?:giúp|hỗ trợ|trả lời|cung cấp|thực hiện|đáp ứng|làm|bàn|thảo luận)]],
      [[(?:rất tiếc|xin lỗi|tiếc là)[^.]{0,20}(?:tôi|mình|em) không thể]],
      [[(?:tôi|mình) không được phép]],
      [[(?:tôi|mình) (?:xin |phải |xin phép )?từ chối]],
      [[(?:là|với tư cách là|vì là) (?:một )?(?:AI|mô hình ngôn ngữ|trí tuệ nhân tạo|trợ lý)[^.]*không thể]],
    },
    abstain = {
      [[(?:tôi|mình|em) (?:thật sự |thực sự |cũng )?không (?:biết|rõ)]],
      [[(?:tôi|mình|em) không (?:dám )?chắc]],
      [[không có (?:ý kiến|ý tưởng) (?:nào|gì)]],
      [[(?:không (?:có )?đủ|thiếu|chưa đủ) (?:thông tin|dữ kiện|dữ liệu)]],
      [[không (?:thể|có cách nào) (?:để )?(?:biết|xác định|kết luận|nói chắc)]],
      [[^\h*không (?:biết|rõ)]],
      [[không (?:dám )?chắc(?: chắn)? (?:lắm|cho lắm)]],
    },
    negation = {
      [[(?<!\p{L})(?:bạn|thầy|cô|anh|chị|em|mẹ|bố)(?: \p{L}+)? (?:nói|bảo|tin|cho rằng)]],
      [[(?<!\p{L})(?:không|chưa|chẳng|chả|đừng|sai|nếu|trừ|loại|thay vì|liệu)(?!\p{L})]],
      [[(?<!\p{L})(?:nhiều người|một số người|người ta|mọi người|ai cũng)]],
      [[(?<!\p{L})(?:trước đây|ngày xưa|trước kia|lúc đầu|ban đầu)]],
      [[nghi ngờ|(?<!\p{L})khó (?:mà|có thể)]],
      [[(?<!\p{L})(?:giả sử|bạn (?:của )?tôi|thầy giáo|cô giáo)]],
    },
  },

  cue_ends = { naming = { "phương án", "lựa chọn", "có lẽ" } },
  conclusions = { "vậy", "vâng", "đúng" },
  phrase = {
    copulas = { "là" },
  },
  ordinal = {
    words = {
      { "thứ nhất", "đầu tiên" }, { "thứ hai", "thứ 2" }, { "thứ ba", "thứ 3" }, { "thứ tư", "thứ 4" },
      { "thứ năm", "thứ 5" }, { "thứ sáu", "thứ 6" },
    },
    beside = {
      "lựa chọn", "đáp án", "câu trả lời", "phương án", "là", "đúng", "tôi chọn", "tôi", "chọn", "nghĩ", "của tôi",
      "chính xác",
    },
  },
  stop_words = {
    "và", "của", "là", "có", "được", "cho", "các", "không", "trong", "một", "những", "với", "đã", "này", "người",
    "khi", "đến", "để", "từ", "ở", "về", "cũng", "ra", "như", "vào", "năm", "đó", "nhiều", "sẽ", "phải", "nào",
    "hay", "thì", "tại", "trên", "nhưng", "sau", "hoặc", "bị", "nếu",
  },
  words = {
    "tôi", "bạn", "anh", "chúng", "việc", "theo", "rằng", "vì", "đây", "lại", "còn", "chỉ", "mà", "rất", "đang",
    "cùng", "nên", "hơn", "nhất", "cái", "con", "gì", "ai", "đâu", "mình", "họ", "nó", "bằng", "đúng", "câu", "hỏi",
    "trả", "lời", "đáp", "án", "cô", "ông", "bà", "em", "chị", "ấy", "cậu", "bé", "đứa", "trẻ", "đi", "làm", "nói",
    "biết", "thấy", "muốn", "quá", "lắm", "luôn", "vẫn", "chưa", "đều", "mỗi", "mọi", "nhau", "ngày", "đêm", "nhà",
    "sao", "thế", "vậy", "sai", "hai", "ba", "trước", "giữa", "dưới", "ngoài", "khác",
    "bởi", "nữa", "lên", "xuống", "chú", "ta", "bao", "nhiêu", "kia", "bốn", "tất", "cả", "vài", "ít", "đàn", "phụ",
    "nữ", "gái", "cha", "mẹ", "bè", "trường", "học", "công", "thành", "phố", "nước", "giới", "cuộc", "sống", "thời",
    "gian", "điều", "vật", "đất", "phần", "bên", "tay", "mắt", "đầu", "cách", "ví", "dụ", "nhóm", "mới", "lớn", "nhỏ",
    "tốt", "xấu", "tiên", "cuối", "giống", "lấy", "đưa", "cần", "bắt", "dùng", "sử", "dụng", "gọi", "tìm", "mua",
    "bán", "viết", "đọc", "ăn", "uống", "ngủ", "chơi", "chạy", "mở", "đóng", "đặt",
  },

  culture = {
    entities = {
      "Tết Nguyên Đán", "Tết Trung thu", "bánh chưng", "bánh giầy", "áo dài", "nón lá", "lì xì", "ông Táo",
      "Hùng Vương", "Thánh Gióng", "Truyện Kiều", "chú Cuội", "chị Hằng", "quan họ", "múa rối nước", "cải lương",
      "xích lô", "Chí Phèo", "giỗ tổ", "hộ khẩu", "Lễ Tạ ơn", "Super Bowl", "bà tiên răng", "cô tiên răng",
      "Halloween", "cho kẹo hay bị ghẹo",
    },
    idioms = {
      "nước đổ đầu vịt", "ếch ngồi đáy giếng", "mẹ tròn con vuông", "uống nước nhớ nguồn", "đàn gảy tai trâu",
      "chó ngáp phải ruồi", "gần mực thì đen", "có công mài sắt", "thả con săn sắt", "ăn quả nhớ kẻ trồng cây",
      "một mũi tên trúng hai đích", "vạch áo cho người xem lưng", "cưỡi ngựa xem hoa", "đứng núi này trông núi nọ",
      "nuôi ong tay áo", "mèo khen mèo dài đuôi", "nhà sạch thì mát", "trăm nghe không bằng một thấy",
      "giận cá chém thớt", "lá lành đùm lá rách", "đá cái xô", "mưa chó và mèo", "làm đổ đậu",
      "một lần trong trăng xanh",
    },
  },

  mention = {
    "Hôm qua có người nhắc đến “{thing}” trong một cuộc trò chuyện.",
    "Một trang của quyển sổ cũ có tiêu đề “{thing}”.",
    "Sáng nay có người viết “{thing}” lên bảng.",
    "Trên một tấm áp phích ở hành lang, người ta có thể đọc thấy “{thing}” bằng chữ lớn.",
    "Một người bạn gửi cho tôi tin nhắn mở đầu bằng “{thing}”.",
    "“{thing}” là mục đầu tiên trong một danh sách để trên bàn.",
    "Trong giờ giải lao, hai sinh viên nói chuyện về “{thing}”.",
    "Nhãn trên một chiếc hộp dưới tầng hầm ghi “{thing}”.",
  },

  examples = {
    { stem = "Sữa có màu gì?", choices = { "xanh dương", "xanh lá cây", "trắng", "đỏ" }, answer = 3 },
    { stem = "Thủ đô của Bồ Đào Nha là gì?", choices = { "Lisbon", "Athens", "Oslo", "Rome" }, answer = 1 },
    { stem = "Con vật nào hí?", choices = { "vịt", "cá", "mèo", "ngựa" }, answer = 4 },
    { stem = "5 + 4 bằng bao nhiêu?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Từ nào trái nghĩa với “ngày”?", choices = { "tuần", "đêm", "năm", "mùa hè" }, answer = 2 },
    { stem = "Ngày nào đến ngay sau thứ Sáu?",
      choices = { "thứ Năm", "thứ Hai", "thứ Tư", "thứ Bảy" }, answer = 4 },
    { stem = "Người ta mang gì vào chân?", choices = { "giày", "khăn quàng", "găng tay", "mũ" }, answer = 1 },
    { stem = "Con nhện có mấy chân?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Chúng ta dùng gì để cắt giấy?", choices = { "kéo", "thìa", "gối", "đèn" }, answer = 1 },
    { stem = "Món nào sau đây là trái cây?", choices = { "cá", "phô mai", "bánh mì", "táo" }, answer = 4 },
    { stem = "Người ta có thể mượn sách ở đâu?",
      choices = { "chuồng ngựa", "bãi biển", "thư viện", "tiệm bánh" }, answer = 3 },
    { stem = "Gà mái đẻ ra gì?", choices = { "bánh mì", "trứng", "len", "sữa" }, answer = 2 },
  },
}
