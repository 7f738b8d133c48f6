-- The placebo: English again in other words. What a run "finds" here is its false-discovery rate. What is not here is
-- that of en.lua: replies are read as English ones are.
return lacuna.language {
  api = 1, code = "en-x-placebo", version = "1.1.0", author = "lacuna", license = "MIT",
  name = "English (placebo)",

  instructions = {
    letter = {
      "This is a multiple-choice task. Respond with just a single letter: {labels}.",
      "Look at the question, decide which option is right, and put down only the letter of that option ({labels}).",
      "One of the options is true: which one? Say just one letter of {labels} and explain nothing.",
      "Of the listed answers, select the one that fits best. Your response has to consist of one letter from {labels}.",
      "You will now see a question followed by some options. Name the letter of the right one ({labels}); add no more.",
    },
    text = {
      "Respond to the question using a single word or a brief expression.",
      "Keep your response to the question short: just some words, and do not explain it.",
      "After reading the question, put down nothing but the shortest possible answer.",
      "Use no more than five words, and not a whole sentence, to answer the question below.",
      "Say what the answer to this question is, and add nothing.",
    },
  },
  demands = {
    letter = [[letter]],
    alone = [[just (?:a single|one) letter|only the letter|consist of one letter|nothing but|add (?:no more|nothing)]],
    unexplained = [[explain nothing|do not explain]], best = [[fits best]], word = [[single word]],
    short = [[short|brief|some words]], five = [[no more than five words]], fragment = [[not a whole sentence]],
  },
  question = "Question: {stem}", option = "{label}. {choice}", answer = "Answer:", join = " ",

  mention = {
    "“{thing}” came up in a chat that some people had yesterday.",
    "In a notebook from long ago, a page is headed “{thing}”.",
    "Before noon today, “{thing}” was put on the board in chalk.",
    "A placard in the hallway showed “{thing}” in big print.",
    "A text from somebody I know well opened with “{thing}”.",
    "At the top of a list on the desk stood “{thing}”.",
    "Two learners discussed “{thing}” while they were having a rest.",
    "In the basement there is a box that is marked “{thing}”.",
  },

  examples = {
    { stem = "Milk has which colour?", choices = { "blue", "green", "white", "red" }, answer = 3 },
    { stem = "Which city is Portugal’s capital?", choices = { "Lisbon", "Athens", "Oslo", "Rome" }, answer = 1 },
    { stem = "Neighing is the sound of which animal?", choices = { "duck", "fish", "cat", "horse" }, answer = 4 },
    { stem = "How much do 5 and 4 make together?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Which word means the contrary of “day”?", choices = { "week", "night", "year", "summer" }, answer = 2 },
    { stem = "If today is Friday, what day will tomorrow be?",
      choices = { "Thursday", "Monday", "Wednesday", "Saturday" }, answer = 4 },
    { stem = "Which of these things belong on the feet?",
      choices = { "shoes", "scarves", "gloves", "hats" }, answer = 1 },
    { stem = "A spider walks on what number of legs?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Which object is made for cutting paper?",
      choices = { "scissors", "spoon", "pillow", "lamp" }, answer = 1 },
    { stem = "Among these foods, which one belongs to the fruits?",
      choices = { "fish", "cheese", "bread", "apple" }, answer = 4 },
    { stem = "Books are lent to readers in which place?",
      choices = { "stable", "beach", "library", "bakery" }, answer = 3 },
    { stem = "What does a farmer get from hens?", choices = { "bread", "eggs", "wool", "milk" }, answer = 2 },
  },
}
