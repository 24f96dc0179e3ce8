import sys


class Sink:
    def __init__(self): self.text = ""
    def write(self, text): self.text += text


exec(compile("1 + 1", "", "single"))  # expect: 2
print(_)  # expect: 2
sink = Sink()
sys.stdout, kept = sink, sys.stdout
sys.displayhook("shown")
sys.displayhook(None)
sys.stdout = kept
print(sink.text, _)
# expect: 'shown'
# expect:  shown
seen = []
sys.displayhook = seen.append
exec(compile("'a'; None", "", "single"))
print(seen)  # expect: ['a', None]
