-- English, the side on which a model is first asked. Variant k of every list makes the same demand in each language.
return lacuna.language {
  api = 1, code = "en", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "English", autonym = "English", script = "Latn", family = "gmw", direction = "ltr", resource = "high",
  codes = { apertium = "eng" },

  instructions = {
    letter = {
      "Answer the multiple-choice question. Reply with one letter only: {labels}.",
      "Read the question and choose the right option. Write nothing but its letter ({labels}).",
      "Which option is correct? Give only one of the letters {labels}, without any explanation.",
      "Pick the best answer from the list. Your reply must be a single letter out of {labels}.",
      "Below is a question with several options. State the letter of the correct one ({labels}) and nothing else.",
    },
    text = {
      "Answer the question with one word or a short phrase.",
      "Give a brief answer to the question: a few words, no explanation.",
      "Read the question and write only the answer, as short as possible.",
      "Reply to the following question in at most five words, without a full sentence.",
      "What is the answer to this question? State it and nothing else.",
    },
  },
  question = "Question: {stem}", option = "{label}. {choice}", answer = "Answer:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",

  patterns = {
    cue = {
      [[(?:correct|right|best|final) (?:answer|option|choice|letter) (?:is|would be|must be)]],
      [[answer (?:is|would be|must be)]],
      [[answer\h*:]],
      [[(?:option|choice|letter)\h*:]],
      [[I(?: would| will|['’]ll)? (?:choose|pick|select|go with)]],
      [[(?:option|choice|letter)]],
    },
    refusal = {
      [[I (?:can['’]?t|cannot|can not|could not|couldn['’]t) (?:help|assist|answer|respond|comply|provide|do that)]],
      [[I(?:['’]m| am) (?:not able|unable|not allowed) to (?:help|assist|answer|respond|comply|provide)]],
      [[(?:sorry|apologi[sz]e),? (?:but )?I (?:can['’]?t|cannot|won['’]t|must decline)]],
      [[I (?:must |have to )?(?:decline|refuse) to]],
      [[as an? (?:AI|language model)[^.]*(?:can['’]?t|cannot|unable)]],
    },
    abstain = {
      [[I (?:really |just |honestly )?(?:do not|don['’]t) know]],
      [[I(?:['’]m| am) (?:not (?:sure|certain)|unsure)]],
      [[I have no idea]],
      [[(?:cannot|can['’]t) (?:be (?:determined|known)|tell|say for sure)]],
      [[(?:not enough|insufficient) information]],
      [[impossible to (?:say|tell|know|determine)]],
    },
  },

  stop_words = {
    "the", "of", "and", "to", "a", "in", "is", "it", "that", "for", "was", "on", "are", "as", "with", "his",
    "they", "at", "be", "this", "from", "have", "or", "by", "not", "but", "what", "all", "were", "when",
    "your", "can", "there", "an", "which", "their", "if", "will", "about", "who",
  },

  mention = {
    "Yesterday somebody mentioned “{thing}” in a conversation.",
    "One page of an old notebook has the title “{thing}”.",
    "This morning someone wrote “{thing}” on the blackboard.",
    "On a poster in the corridor, people could read “{thing}” in large letters.",
    "A friend sent me a message that began with “{thing}”.",
    "“{thing}” was the first entry of a list that lay on the table.",
    "During the break, two students were talking about “{thing}”.",
    "The label on one of the boxes in the cellar says “{thing}”.",
  },

  examples = {
    { stem = "What colour is milk?", choices = { "blue", "green", "white", "red" }, answer = 3 },
    { stem = "What is the capital of Portugal?", choices = { "Lisbon", "Athens", "Oslo", "Rome" }, answer = 1 },
    { stem = "Which animal neighs?", choices = { "duck", "fish", "cat", "horse" }, answer = 4 },
    { stem = "What is 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "What is the opposite of “day”?", choices = { "week", "night", "year", "summer" }, answer = 2 },
    { stem = "Which day comes right after Friday?",
      choices = { "Thursday", "Monday", "Wednesday", "Saturday" }, answer = 4 },
    { stem = "What do people wear on their feet?", choices = { "shoes", "scarves", "gloves", "hats" }, answer = 1 },
    { stem = "How many legs does a spider have?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "What do we use to cut paper?", choices = { "scissors", "spoon", "pillow", "lamp" }, answer = 1 },
    { stem = "Which of these foods is a fruit?", choices = { "fish", "cheese", "bread", "apple" }, answer = 4 },
    { stem = "Where can people borrow books?", choices = { "stable", "beach", "library", "bakery" }, answer = 3 },
    { stem = "What do hens lay?", choices = { "bread", "eggs", "wool", "milk" }, answer = 2 },
  },
}
