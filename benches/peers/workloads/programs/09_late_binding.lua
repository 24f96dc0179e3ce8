local function main(rounds)
    local total = 0
    for _ = 1, rounds do
        local functions = {}
        for k = 0, 49 do
            local kept = k
            functions[#functions + 1] = function(x) return x + kept end
        end
        for _, f in ipairs(functions) do
            total = AND(f(total), 0xFFFFF)
        end
    end
    return total
end

return main(30000)
