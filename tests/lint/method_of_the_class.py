class Runner:
    def __init__(self):
        self.later = []

    def now(self, function):
        return function()

    def defer(self, function):
        self.later.append(function)

    def run(self, rows):
        for row in rows:
            self.now(lambda: row)
            self.defer(lambda: row)
