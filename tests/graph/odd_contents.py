def make(text):
    return lambda: text


f = make("'\"\n\t\0\\ </script> ]]> \u202e \u05d0 \ud800 & %%")
