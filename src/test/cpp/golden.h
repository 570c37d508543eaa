// The frozen bits: a line for each kernel, and in it a hash for each case.
#pragma once

#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "values.h"

class Golden {
 public:
  /// Cases of one name share a hash.
  void add(const std::string& kernel, const std::string& name, const std::vector<Bits>& state) {
    size_t column = 0;
    while (column < names.size() && names[column] != name) ++column;
    if (column == names.size()) names.push_back(name);
    auto& line = lines[kernel];
    if (column == line.size()) line.push_back(0xcbf29ce484222325);
    for (const Bits bits : state) line[column] = (line[column] ^ bits) * 0x100000001b3;
  }

  size_t size() const { return lines.size(); }

  void write(const char* file) const {
    std::ofstream out(file, std::ios::binary);
    out << "kernel";
    for (const auto& name : names) out << ' ' << name;
    out << '\n';
    for (const auto& [kernel, line] : lines) out << kernel << text(line) << '\n';
  }

  /// Where the file says something else.
  std::vector<std::string> differences(const char* file) const {
    std::ifstream in(file);
    if (!in) return {std::string("there is no ") + file};
    std::vector<std::string> found;
    std::string text, kernel;
    std::getline(in, text);
    const std::vector<std::string> columns = words(text);
    auto rest = lines;
    while (std::getline(in, text)) {
      const std::vector<std::string> frozen = words(text);
      if (frozen.empty()) continue;
      const auto line = rest.find(frozen[0]);
      if (line == rest.end()) {
        found.push_back(frozen[0] + " is in the file, but there is no such kernel");
        continue;
      }
      for (size_t i = 0; i < names.size(); ++i)
        if (i + 1 >= columns.size() || columns[i + 1] != names[i] || i + 1 >= frozen.size() ||
            frozen[i + 1] != word(line->second[i]))
          found.push_back(frozen[0] + " has not the file's bits in case " + names[i]);
      rest.erase(line);
    }
    for (const auto& [kernel, line] : rest) found.push_back(kernel + " is not in the file; see --write");
    return found;
  }

 private:
  static std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> all;
    for (std::string word; in >> word;) all.push_back(word);
    return all;
  }

  static std::string word(uint64_t hash) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
  }

  static std::string text(const std::vector<uint64_t>& line) {
    std::string text;
    for (const uint64_t hash : line) text += ' ' + word(hash);
    return text;
  }

  std::vector<std::string> names;
  std::map<std::string, std::vector<uint64_t>> lines;
};
