"""A guard walks from post to post and listens for noise."""
from game import on


def station(post):
    at = post
    heard = []

    @on("tick")
    def patrol(frame):
        nonlocal at
        at = (at + 1) % 4
        if at == post:
            print(f"back at post {post}, {len(heard)} noises so far")

    @on("noise")
    def listen(place):
        heard.append(place)
        print(f"noise at {place} while at {at}")


station(2)
