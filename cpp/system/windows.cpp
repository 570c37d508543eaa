// Windows 8 and later.
#if defined(_WIN32)
#include "system.h"

#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>

namespace jdescent {
namespace {

constexpr SIZE_T stack = 1 << 20;

DWORD WINAPI run(void* thread) {
  static_cast<Thread*>(thread)->live();
  return 0;
}

/// Keeps the library in memory: workers run its code as long as the process lives.
void stay() {
  HMODULE own;
  GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                     reinterpret_cast<LPCWSTR>(run), &own);
}

static_assert(sizeof(SRWLOCK) == sizeof(void*) && sizeof(CONDITION_VARIABLE) == sizeof(void*));
SRWLOCK* lockOf(void*& place) { return reinterpret_cast<SRWLOCK*>(&place); }
CONDITION_VARIABLE* conditionOf(void*& place) { return reinterpret_cast<CONDITION_VARIABLE*>(&place); }

}  // namespace

void Monitor::lock() { AcquireSRWLockExclusive(lockOf(mutex)); }
void Monitor::unlock() { ReleaseSRWLockExclusive(lockOf(mutex)); }
void Monitor::wait() { SleepConditionVariableSRW(conditionOf(condition), lockOf(mutex), INFINITE, 0); }
void Monitor::wake() { WakeConditionVariable(conditionOf(condition)); }

bool Thread::begin() {
  const HANDLE thread = CreateThread(nullptr, stack, run, this, STACK_SIZE_PARAM_IS_A_RESERVATION, nullptr);
  if (!thread) return false;
  CloseHandle(thread);
  stay();
  return true;
}

void letOthersRun() { SwitchToThread(); }
int64_t processors() { return GetActiveProcessorCount(ALL_PROCESSOR_GROUPS); }

int64_t now() {
  LARGE_INTEGER frequency, count;
  QueryPerformanceFrequency(&frequency);
  QueryPerformanceCounter(&count);
  const int64_t second = 1'000'000'000, whole = count.QuadPart / frequency.QuadPart;
  return whole * second + count.QuadPart % frequency.QuadPart * second / frequency.QuadPart;
}

void* map(int64_t bytes) { return VirtualAlloc(nullptr, bytes, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE); }
void unmap(void* memory, int64_t) { VirtualFree(memory, 0, MEM_RELEASE); }

void* openLibrary(const char* path) {
  wchar_t wide[1024];
  if (!MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, wide, sizeof wide / sizeof *wide)) return nullptr;
  return LoadLibraryExW(wide, nullptr, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
}

void* findSymbol(void* library, const char* name) {
  return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), name));
}

const char* libraryError() {
  static char text[1024];
  const DWORD error = GetLastError();
  wchar_t wide[512] = L"";
  constexpr DWORD oneLine = FORMAT_MESSAGE_MAX_WIDTH_MASK;
  FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS | oneLine, nullptr, error, 0, wide, 512,
                 nullptr);
  if (!WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, sizeof text, nullptr, nullptr)) text[0] = 0;
  return text;
}

}  // namespace jdescent
#endif
