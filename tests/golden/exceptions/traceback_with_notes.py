# Notes are printed below the message.
error = ValueError("bad value")
error.add_note("first note")
error.add_note("second note\nwith two lines")
print(error.__notes__)
# expect: ['first note', 'second note\nwith two lines']
raise error
# expect error: ValueError: bad value
