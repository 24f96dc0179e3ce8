# Carets stand below the right column when the line has wide or combining characters.
def label(größe):
    return "日本" + größe + "é" + undefined
    # expect error: NameError: name 'undefined' is not defined

label("ß")
