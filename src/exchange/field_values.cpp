#include "exchange/field_values.h"

#include "exchange/plain_values.h"
#include "model/integrity.h"

namespace takt::exchange {

namespace {

template <class Value>
constexpr bool isProposable() {
    return !std::is_same_v<Value, Id> && !std::is_same_v<Value, Points> && !std::is_same_v<Value, std::string>;
}

/// Calls visit(row, field) for the field of that name; false when there is none.
template <class Row, class Visit>
bool visitField(Row& any, std::string_view name, Visit&& visit) {
    bool found = false;
    std::visit(
        [&](auto& row) {
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if (std::string_view(f.name) != name)
                    return;
                found = true;
                visit(row, f);
            });
        },
        any);
    return found;
}

/// What a burst remembers of an empty value; nothing would mean that it is not applied.
constexpr const char* kNoValue = "none";

/// Puts another value into the row a burst is about; gives back the one there was.
Result<std::string> exchanged(Edit& edit, const Annotation& burst, const std::string& value) {
    auto row = rowOf(edit.plant(), burst.target);
    if (!row)
        return fail(ErrorCode::UnknownId, {burst.name});
    const auto before = fieldValue(*row, burst.change);
    if (!before)
        return before;
    if (auto ok = setFieldValue(*row, burst.change, value); !ok)
        return tl::unexpected(ok.error());
    edit.update(*row);
    return *before;
}

} // namespace

std::vector<std::string> proposableFields(const AnyRow& any) {
    std::vector<std::string> names;
    std::visit(
        [&](const auto& row) {
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if constexpr (isProposable<std::decay_t<decltype(row.*(f.member))>>())
                    if (f.role == Role::Behaviour)
                        names.emplace_back(f.name);
            });
        },
        any);
    return names;
}

Result<std::string> fieldValue(const AnyRow& any, std::string_view field) {
    std::string text;
    const bool found = visitField(any, field, [&](const auto& row, const auto& f) { text = plainText(row.*(f.member)); });
    if (!found)
        return fail(ErrorCode::JsonUnknownKey, {std::string(field)});
    return text.empty() ? kNoValue : text;
}

Result<void> setFieldValue(AnyRow& any, std::string_view field, const std::string& text) {
    AnyRow copy = any;
    Result<void> result;
    const bool found = visitField(copy, field, [&](auto& row, const auto& f) {
        if constexpr (isProposable<std::decay_t<decltype(row.*(f.member))>>())
            result = readPlain(text == kNoValue ? std::string() : text, row.*(f.member));
        else
            result = fail(ErrorCode::JsonUnknownKey, {std::string(field)});
    });
    if (!found)
        return fail(ErrorCode::JsonUnknownKey, {std::string(field)});
    if (!result)
        return result;
    if (auto ok = checkValues(copy); !ok)
        return ok;
    any = std::move(copy);
    return {};
}

Result<void> applyProposal(Edit& edit, Id id) {
    const auto* burst = edit.plant().find<Annotation>(id);
    if (!burst || !proposes(*burst) || isApplied(*burst))
        return {};
    Annotation copy = *burst;
    const auto before = exchanged(edit, copy, copy.proposed);
    if (!before)
        return tl::unexpected(before.error());
    copy.before = *before;
    edit.update(copy);
    return {};
}

Result<void> withdrawProposal(Edit& edit, Id id) {
    const auto* burst = edit.plant().find<Annotation>(id);
    if (!burst || !isApplied(*burst))
        return {};
    Annotation copy = *burst;
    if (rowOf(edit.plant(), copy.target)) // else there is nothing left to put back
        if (const auto now = exchanged(edit, copy, copy.before); !now)
            return tl::unexpected(now.error());
    copy.before.clear();
    edit.update(copy);
    return {};
}

} // namespace takt::exchange
