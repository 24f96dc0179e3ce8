# Neither __str__ nor __format__ of a value runs: what is made of it is for others to decide.
class Loud:
    def __str__(self):
        print("str")
        return "loud"
    __repr__ = __format__ = __str__

value = Loud()
template = t"{value} {value!s} {value:spec}"
print(template.values[0] is value, template.interpolations[2].format_spec)  # expect: True spec
print(f"{value!s}")
# expect: str
# expect: loud
