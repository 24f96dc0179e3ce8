closures = []
texts = {}


def make(i):
    text = "word " * i

    def show():
        return text

    return show


for i in range(150):
    closures.append(make(i))
    texts[i] = closures[-1]
long_name_that_does_not_fit_into_any_column_of_a_telephone_whatever_the_page_may_do_with_it = closures[60]()
print(long_name_that_does_not_fit_into_any_column_of_a_telephone_whatever_the_page_may_do_with_it)
