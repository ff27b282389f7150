// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// The part of the C interface of PKCS#11 that signing needs, so that building needs no header package.
/// Source: OASIS PKCS#11 Base Specification 2.40 and 3.0; names are the specification's, without CK_.
namespace countersign::pkcs11 {

using Ulong = unsigned long;
using Rv = Ulong;
using Handle = Ulong; ///< of a slot, a session or an object

#ifdef Q_OS_WIN
#pragma pack(push, 1)
#endif

struct Attribute {
    Ulong type;
    void* value;
    Ulong length;
};

struct Mechanism {
    Ulong mechanism;
    void* parameter;
    Ulong parameterLength;
};

struct Version {
    unsigned char major, minor;
};

struct TokenInfo {
    unsigned char label[32], manufacturer[32], model[16], serialNumber[16];
    Ulong flags;
    Ulong maxSessions, sessions, maxRwSessions, rwSessions, maxPinLength, minPinLength;
    Ulong totalPublicMemory, freePublicMemory, totalPrivateMemory, freePrivateMemory;
    Version hardware, firmware;
    unsigned char utcTime[16];
};

struct InitializeArgs {
    void *createMutex, *destroyMutex, *lockMutex, *unlockMutex;
    Ulong flags;
    void* reserved;
};

/// CK_FUNCTION_LIST up to C_Sign. The places of functions nobody calls are kept by plain pointers.
struct FunctionList {
    Version version;
    Rv (*initialize)(void* args);
    Rv (*finalize)(void* reserved);
    void *getInfo, *getFunctionList;
    Rv (*getSlotList)(unsigned char tokenPresent, Handle* slots, Ulong* count);
    void* getSlotInfo;
    Rv (*getTokenInfo)(Handle slot, TokenInfo* info);
    void *getMechanismList, *getMechanismInfo, *initToken, *initPin, *setPin;
    Rv (*openSession)(Handle slot, Ulong flags, void* application, void* notify, Handle* session);
    Rv (*closeSession)(Handle session);
    void *closeAllSessions, *getSessionInfo, *getOperationState, *setOperationState;
    Rv (*login)(Handle session, Ulong userType, const char* pin, Ulong pinLength);
    Rv (*logout)(Handle session);
    void *createObject, *copyObject, *destroyObject, *getObjectSize;
    Rv (*getAttributeValue)(Handle session, Handle object, Attribute* attributes, Ulong count);
    void* setAttributeValue;
    Rv (*findObjectsInit)(Handle session, Attribute* attributes, Ulong count);
    Rv (*findObjects)(Handle session, Handle* objects, Ulong most, Ulong* count);
    Rv (*findObjectsFinal)(Handle session);
    void *encryptInit, *encrypt, *encryptUpdate, *encryptFinal;
    void *decryptInit, *decrypt, *decryptUpdate, *decryptFinal;
    void *digestInit, *digest, *digestUpdate, *digestKey, *digestFinal;
    Rv (*signInit)(Handle session, Mechanism* mechanism, Handle key);
    Rv (*sign)(Handle session, const unsigned char* data, Ulong dataLength, unsigned char* signature,
               Ulong* signatureLength);
};

#ifdef Q_OS_WIN
#pragma pack(pop)
#endif

using GetFunctionList = Rv (*)(FunctionList** list);

inline constexpr Rv ok = 0x0;
inline constexpr Rv pinIncorrect = 0xA0, pinInvalid = 0xA1, pinLengthRange = 0xA2, pinExpired = 0xA3,
                    pinLocked = 0xA4;
inline constexpr Rv mechanismInvalid = 0x70;
inline constexpr Rv cryptokiAlreadyInitialized = 0x191;

inline constexpr Ulong osLockingOk = 0x2;   ///< of InitializeArgs
inline constexpr Ulong serialSession = 0x4; ///< of openSession
inline constexpr Ulong normalUser = 1;
inline constexpr Ulong mechanismEddsa = 0x1057;
inline constexpr Ulong edwardsKey = 0x40; ///< CKK_EC_EDWARDS
inline constexpr Ulong publicKeyClass = 2, privateKeyClass = 3;
inline constexpr Ulong attributeClass = 0x0, attributeLabel = 0x3, attributeKeyType = 0x100,
                       attributeId = 0x102, attributeEcPoint = 0x181;
inline constexpr Ulong unavailable = ~Ulong{0}; ///< CK_UNAVAILABLE_INFORMATION

} // namespace countersign::pkcs11
