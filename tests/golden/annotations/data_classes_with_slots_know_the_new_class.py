from annotationlib import Format, get_annotations
from dataclasses import dataclass, fields

@dataclass(slots=True)
class Pair:
    left: Pair | None
    right: int = 0
    def me(self):
        return __class__

print(fields(Pair)[0].type == Pair | None, Pair(None).me() is Pair)  # expect: False True
print(get_annotations(Pair.__init__, format=Format.STRING))
# expect: {'left': 'Pair | None', 'right': 'int', 'return': 'None'}
print(Pair.__init__.__annotate__.__qualname__)  # expect: Pair.__init__.__annotate__
