function node(n) {
    function me(k) {
        return k < 0 ? me : n + k;
    }
    return me;
}

function main(rounds) {
    let total = 0;
    for (let i = 0; i < rounds; i++) total += node(i)(1) & 7;
    return total;
}

main(2000000)
