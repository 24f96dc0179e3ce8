from string import Template

t = Template("$who owes ${amount} $$ to ${ whom }, $")
print(t.safe_substitute(who="Ann", amount=5))  # expect: Ann owes 5 $ to ${ whom }, $
print(t.get_identifiers(), t.is_valid())  # expect: ['who', 'amount'] False
print(Template("$a $b").substitute({"a": 1}, b=2))  # expect: 1 2


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%first_name %% %First_Name %other").safe_substitute(first_name="F", First_Name="G"))
# expect: F % G %other
for text in ("$missing", "line\n  $ here", "${open"):
    try:
        print(Template(text).substitute(x=1))
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: KeyError 'missing'
        # expect: ValueError Invalid placeholder in string: line 2, col 3
        # expect: ValueError Invalid placeholder in string: line 1, col 1
