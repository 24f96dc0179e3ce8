# The variables of a finished call live on in the closures that use them.
def chapter(title):
    pages = []
    def write(text):
        pages.append(f"{title}: {text}")
        return len(pages)
    def read():
        return list(pages)
    return write, read

write, read = chapter("One")
print(write("It was dark."), write("It rained."))  # expect: 1 2
del chapter
print(read())  # expect: ['One: It was dark.', 'One: It rained.']
