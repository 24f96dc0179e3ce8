# A suspended generator sees what others write to the variables it captured.
def channel():
    message = "none"
    def listen():
        while message != "stop":
            yield message
    def say(text):
        nonlocal message
        message = text
    return listen(), say

listener, say = channel()
print(next(listener))  # expect: none
say("one")
print(next(listener), next(listener))  # expect: one one
say("stop")
print(list(listener))  # expect: []
