return lacuna.spec {
  {
    name = "a line for each language",
    args = { { languages = { { code = "es", confirmed_items = 2, eligible = 9 } } } }, opt = {},
    expect = "es: 2 of 9 eligible items confirmed\n",
  },
}
