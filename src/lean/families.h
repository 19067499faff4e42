// The product-process matrix, and families of products that pass through much the same steps (Rother and Shook,
// "Learning to See": one map for one family).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/changeset.h"

namespace takt::lean {

struct ProductRow {
    std::string product;
    double perDay = 0;          ///< pieces wanted a working day; 0: not known
    std::vector<bool> passes;   ///< by the matrix's steps
    bool operator==(const ProductRow&) const = default;
};

struct ProductMatrix {
    std::vector<std::string> steps; ///< in the order of the flow
    std::vector<ProductRow> products;
    bool empty() const { return products.empty() || steps.empty(); }
    bool operator==(const ProductMatrix&) const = default;
};

/// What the map says: products are what customers want, and pass through the processes that make them or what goes
/// into them.
ProductMatrix productMatrix(const Plant& plant);

/// A matrix as spreadsheets copy it: the first line names the steps, the first column the products; cells between tabs
/// (or semicolons, or commas where there is neither). Anything but nothing, "0", "-" and "no" marks a step. A column
/// whose name begins with "demand", "quantity" or "per day", in any case, gives pieces a day.
struct MatrixReading {
    enum class Fault : std::uint8_t { None, NoMatrix, NameTwice };
    ProductMatrix matrix;
    Fault fault = Fault::None; ///< NoMatrix: no line of steps, or no product
    std::string name;          ///< the one that stands there twice
};
MatrixReading matrixFromText(std::string_view text);

/// Steps in common / steps of either (Jaccard): 1 the same steps, 0 none in common.
double similarity(const ProductRow& a, const ProductRow& b);

/// By average linkage: the two most similar families are put together until none are as similar as `least`. Families
/// and the products in them in the order of the matrix; of equal pairs the earlier first. For up to a few hundred
/// products.
std::vector<std::vector<std::size_t>> families(const ProductMatrix& matrix, double least);

/// "A", "B" … "Z", "AA": what a family is called until somebody knows better.
std::string familyName(std::size_t number);

/// Notes the family in every item of that product's name. Returns how many items there were.
std::size_t keepFamilies(Edit& edit, const ProductMatrix& matrix, const std::vector<std::vector<std::size_t>>& families);

/// A new scenario with the stream of one family: a supplier, the steps its products pass, inventories between, a
/// customer with their demands. Returns it; the edit goes on in it.
struct StreamWords {
    std::string scenario, supplier, customer, inventory; ///< names
};
Id drawFamily(Edit& edit, const ProductMatrix& matrix, const std::vector<std::size_t>& family, const StreamWords& words);

} // namespace takt::lean
