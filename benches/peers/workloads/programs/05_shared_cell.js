function make() {
    let value = 0;
    const get = () => value;
    const put = (next) => { value = next; };
    const add = (k) => { value += k; };
    return [get, put, add];
}

function main(rounds) {
    const [get, put, add] = make();
    for (let i = 0; i < rounds; i++) {
        add(i & 3);
        put(get() & 0xFFFFF);
    }
    return get();
}

main(2000000)
