"""repl: Lua typed into a cell, with an item and a model at hand."""

import os
import subprocess
import tempfile

import world


class Repl(world.World):
    def type(self, lines, *arguments, code=0):
        """What is shown for lines typed one after the other."""
        with tempfile.TemporaryFile("w+") as typed:
            typed.write("\n".join(lines) + "\n")
            typed.seek(0)
            done = subprocess.run([world.LACUNA, "repl", *arguments], stdin=typed, capture_output=True, text=True,
                                  cwd=self.folder, env=self.environment(), timeout=world.PATIENCE, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertNotRegex(done.stderr, r"Sanitizer|runtime error:")
        return done.stdout.splitlines() if code == 0 else done.stderr

    @world.quick
    def test_lines_stand_on_the_lines_before_them(self):
        shown = self.type(["local x = 3", "x + 4, 'a', nil, { 1, 2 }", "for i = 1, 2 do", "  print(i, x)", "end", "x = x + 1",
                           "x", "item.stem", "ctx.target.language", "#ctx.target.choices == #item.choices", "text.fold('ÄB')"], "--sim")
        self.assertEqual(shown, ["7\ta\tnil\t[1,2]", "1\t3", "2\t3", "4", "What is the capital of France?", "es", "true", "äb"])

    def test_what_goes_wrong_is_said_and_forgotten(self):
        shown = self.type(["local x = 1", "item.nothing.more", "f(", ")", "x = = 2", "while true do end", "io.open('x')",
                           "local y = (", "", "x"], "--sim")
        self.assertEqual(shown[0], "attempt to index a nil value (field 'nothing')")
        self.assertEqual(shown[1], "attempt to call a nil value (global 'f')")
        self.assertIn("unexpected symbol near '='", shown[2])
        self.assertIn("limit of instructions reached", shown[3])
        self.assertIn("attempt to index a nil value (global 'io')", shown[4])
        self.assertEqual(shown[-1], "1")

    def test_a_model_is_asked_once_for_each_line_that_asks(self):
        sim = self.sim()
        shown = self.type(["local r = ctx:ask('writer', 'Write a sentence about Oslo.')", "#r > 3", "local n = 0",
                           "ctx:map({ 'a', 'b' }, function(t) return (ctx:ask('writer', 'Say ' .. t)) end)", "n"],
                          "--model", "sim/sim-a", "--lang", "es")
        self.assertEqual(shown[0], "true")
        self.assertRegex(shown[1], r'^\[".+",".+"\]$')
        self.assertEqual(sim.requests(), 3)
        self.assertFalse(os.path.exists(self.path("runs")))

    def test_a_model_that_is_away_is_an_error_and_not_the_end(self):
        self.base_url = f"http://127.0.0.1:{world.free_port()}/v1"
        self.write("probe.lua", "return { models = { m = { provider = 'openai', model = 'x', url = '" + self.base_url +
                   "', http = { attempts = 1 } } }, languages = { 'es' } }")
        shown = self.type(["ctx:ask('writer', 'Hello')", "1 + 1"])
        self.assertIn("no reply: model 'm'", shown[0])
        self.assertEqual(shown[-1], "2")
        self.assertIn("no strategy is called", self.type(["1"], "--sim", "--strategy", "nonesuch", code=2))
