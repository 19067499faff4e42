# What every Taktboard target is built with.

add_library(taktboard_options INTERFACE)
target_include_directories(taktboard_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(taktboard_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align
  -Woverloaded-virtual -Werror
  # False alarms of g++ 12 inside std::string at -O3.
  -Wno-stringop-overflow -Wno-restrict -Wno-array-bounds
  # Lets ccache see through precompiled headers.
  -fpch-preprocess
  # The same digits on every machine: no fused multiply-add, no reordering of sums.
  -ffp-contract=off)
target_compile_definitions(taktboard_options INTERFACE TAKTBOARD_VERSION="${PROJECT_VERSION}")
if(TAKTBOARD_SANITIZE)
  target_compile_options(taktboard_options INTERFACE -fsanitize=${TAKTBOARD_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(taktboard_options INTERFACE -fsanitize=${TAKTBOARD_SANITIZE})
endif()

# taktboard_library(<folder> LINKS <targets...> [PCH <headers...>] [REUSE_PCH <target>])
# One folder of src/, one static library with the alias Taktboard::<Folder>. The LINKS are the
# floors it may use; tests/base/tst_floors.cpp holds every #include against the same table.
function(taktboard_library folder)
  cmake_parse_arguments(ARG "QT" "ALIAS;REUSE_PCH" "LINKS;PCH" ${ARGN})
  string(REPLACE "/" "_" target "taktboard_${folder}")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp ${CMAKE_SOURCE_DIR}/src/${folder}/*.h
       ${CMAKE_SOURCE_DIR}/src/${folder}/platform/*.cpp ${CMAKE_SOURCE_DIR}/src/${folder}/platform/*.h)
  add_library(${target} STATIC ${sources})
  add_library(Taktboard::${ARG_ALIAS} ALIAS ${target})
  target_link_libraries(${target} PUBLIC taktboard_options ${ARG_LINKS})
  if(ARG_QT)
    set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON AUTOUIC ON
                          AUTOUIC_SEARCH_PATHS ${CMAKE_SOURCE_DIR}/ui)
    if(ARG_REUSE_PCH)
      target_precompile_headers(${target} REUSE_FROM ${ARG_REUSE_PCH})
    else()
      target_precompile_headers(${target} PRIVATE <algorithm> <functional> <map> <memory> <set> <string> <vector> ${ARG_PCH})
    endif()
  elseif(ARG_REUSE_PCH)
    target_precompile_headers(${target} REUSE_FROM ${ARG_REUSE_PCH})
  else()
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <cstdint> <functional> <map> <memory>
      <optional> <string> <string_view> <tuple> <unordered_map> <variant> <vector> <tl/expected.hpp> ${ARG_PCH})
  endif()
endfunction()
