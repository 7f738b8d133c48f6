"""Runs the unittest files given and prints TAP, one line a test: what tests/run.sh counts.

tap.py FILE... [NAME...]: only tests whose name holds one of the NAMEs, when there are some. With LACUNA_QUICK set, only
tests marked @world.quick.
"""

import importlib
import os
import sys
import traceback
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


class Tap(unittest.TestResult):
    count = 0

    def line(self, word, test, after=""):
        Tap.count += 1
        print(f"{word} {Tap.count} {after}{test.id()}", flush=True)

    def startTest(self, test):
        super().startTest(test)
        print(f"# {test.id()}", flush=True)

    def addSuccess(self, test):
        self.line("ok", test, "- ")

    def told(self, test, error):
        self.line("not ok", test, "- ")
        traceback.print_exception(*error, file=sys.stdout)
        sys.stdout.flush()

    def addError(self, test, err):
        super().addError(test, err)
        self.told(test, err)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.told(test, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        Tap.count += 1
        print(f"ok {Tap.count} # SKIP {test.id()}: {reason}", flush=True)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            print(f"# in {subtest}")
            self.told(test, err)


def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each(test)
        else:
            yield test


def wanted(test, names):
    method = getattr(test, test._testMethodName, None)
    if os.environ.get("LACUNA_QUICK") and not getattr(method, "quick", False):
        return False
    return not names or any(name in test.id() for name in names)


def main():
    files = [a for a in sys.argv[1:] if a.endswith(".py")]
    names = [a for a in sys.argv[1:] if not a.endswith(".py")]
    suite = unittest.TestSuite()
    for file in files:
        module = importlib.import_module(os.path.basename(file)[:-3])
        tests = [t for t in each(unittest.defaultTestLoader.loadTestsFromModule(module)) if wanted(t, names)]
        suite.addTests(tests)
    print(f"1..{suite.countTestCases()}", flush=True)
    result = Tap()
    suite.run(result)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
