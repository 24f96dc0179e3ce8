# A name bound nowhere around is global: looked up when it is executed, then in the builtins.
def ask():
    return answer

try:
    ask()
except NameError as error:
    print(error)  # expect: name 'answer' is not defined

answer = 41
print(ask())  # expect: 41
answer += 1
print(ask())  # expect: 42
del answer
try:
    ask()
except NameError as error:
    print(error.name)  # expect: answer

def length():
    return len("four")

print(length())  # expect: 4
