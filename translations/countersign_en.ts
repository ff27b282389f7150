<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>IdentityWords</name>
    <message numerus="yes">
        <source>The backend has seen block %1 for more than %n minute(s)</source>
        <translation>
            <numerusform>The backend has seen block %1 for more than %n minute</numerusform>
            <numerusform>The backend has seen block %1 for more than %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PayoutFields</name>
    <message numerus="yes">
        <source>nonce %1 · %n line(s): %2</source>
        <translation>
            <numerusform>nonce %1 · %n line: %2</numerusform>
            <numerusform>nonce %1 · %n lines: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PayoutWords</name>
    <message numerus="yes">
        <source>%1 in %n line(s)</source>
        <translation>
            <numerusform>%1 in %n line</numerusform>
            <numerusform>%1 in %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>version %1: %n people sign</source>
        <translation>
            <numerusform>version %1: %n person signs</numerusform>
            <numerusform>version %1: %n people sign</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pressing the button signs these %1 octets and proposes to pay %2. Nothing is paid before %n people have signed.</source>
        <translation>
            <numerusform>Pressing the button signs these %1 octets and proposes to pay %2. Nothing is paid before %n person has signed.</numerusform>
            <numerusform>Pressing the button signs these %1 octets and proposes to pay %2. Nothing is paid before %n people have signed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s): %1. They are %2.</source>
        <translation>
            <numerusform>%n line: %1. It is %2.</numerusform>
            <numerusform>%n lines: %1. They are %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::AllTriageBoard</name>
    <message numerus="yes">
        <source>%n system(s) above can&apos;t be believed just now: what they would show is missing here.</source>
        <translation>
            <numerusform>%n system above can&apos;t be believed just now: what it would show is missing here.</numerusform>
            <numerusform>%n systems above can&apos;t be believed just now: what they would show is missing here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::BookTable</name>
    <message numerus="yes">
        <source>each entry adds up: %n do not</source>
        <translation>
            <numerusform>each entry adds up: %n does not</numerusform>
            <numerusform>each entry adds up: %n do not</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) hold an amount that is no number</source>
        <translation>
            <numerusform>%n reference holds an amount that is no number</numerusform>
            <numerusform>%n references hold an amount that is no number</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::BulkRetryDialog</name>
    <message numerus="yes">
        <source>Retry %n item(s)</source>
        <translation>
            <numerusform>Retry %n item</numerusform>
            <numerusform>Retry %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::BulkRun</name>
    <message numerus="yes">
        <source>more than %n item(s) at once</source>
        <translation>
            <numerusform>more than %n item at once</numerusform>
            <numerusform>more than %n items at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting for the backend to settle %n item(s) of this stage</source>
        <translation>
            <numerusform>waiting for the backend to settle %n item of this stage</numerusform>
            <numerusform>waiting for the backend to settle %n items of this stage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::ConsentFields</name>
    <message numerus="yes">
        <source>The reason is %n character(s) too long.</source>
        <translation>
            <numerusform>The reason is %n character too long.</numerusform>
            <numerusform>The reason is %n characters too long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::EffectWatch</name>
    <message numerus="yes">
        <source>the backend has not touched it for more than %n second(s)</source>
        <translation>
            <numerusform>the backend has not touched it for more than %n second</numerusform>
            <numerusform>the backend has not touched it for more than %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::EndpointWatcher</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::FindingTable</name>
    <message numerus="yes">
        <source>%1: %n finding(s)</source>
        <translation>
            <numerusform>%1: %n finding</numerusform>
            <numerusform>%1: %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::HealthBoard</name>
    <message numerus="yes">
        <source>%1 of %n good</source>
        <translation>
            <numerusform>%1 of %n good</numerusform>
            <numerusform>%1 of %n good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::HealthFeed</name>
    <message numerus="yes">
        <source>no sign of it for more than %n second(s)</source>
        <translation>
            <numerusform>no sign of it for more than %n second</numerusform>
            <numerusform>no sign of it for more than %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::LedgerBoard</name>
    <message numerus="yes">
        <source>%n reference(s) of book %1 in %2 cancel each other out.</source>
        <translation>
            <numerusform>%n reference of book %1 in %2 cancel each other out.</numerusform>
            <numerusform>%n references of book %1 in %2 cancel each other out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, oldest first</source>
        <translation>
            <numerusform>%n, oldest first</numerusform>
            <numerusform>%n, oldest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::NodePools</name>
    <message numerus="yes">
        <source>All %n node(s) fail: receipts, nonces and balances are unknown.</source>
        <translation>
            <numerusform>All %n node fail: receipts, nonces and balances are unknown.</numerusform>
            <numerusform>All %n nodes fail: receipts, nonces and balances are unknown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its head is %n block(s) behind the best node of chain %1.</source>
        <translation>
            <numerusform>Its head is %n block behind the best node of chain %1.</numerusform>
            <numerusform>Its head is %n blocks behind the best node of chain %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No node has seen a block after %1 for %n minute(s).</source>
        <translation>
            <numerusform>No node has seen a block after %1 for %n minute.</numerusform>
            <numerusform>No node has seen a block after %1 for %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::RequestFacts</name>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n thing to look at</numerusform>
            <numerusform>%n things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::SelectionBar</name>
    <message numerus="yes">
        <source>%n row(s) loaded, more below</source>
        <translation>
            <numerusform>%n row loaded, more below</numerusform>
            <numerusform>%n rows loaded, more below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::SigningDialog</name>
    <message numerus="yes">
        <source>Tick the %n thing(s) to look at first.</source>
        <translation>
            <numerusform>Tick the %n thing to look at first.</numerusform>
            <numerusform>Tick the %n things to look at first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::SystemPage</name>
    <message numerus="yes">
        <source>%n for you</source>
        <translation>
            <numerusform>%n for you</numerusform>
            <numerusform>%n for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::SystemRow</name>
    <message numerus="yes">
        <source>%n system(s) not up to date</source>
        <translation>
            <numerusform>%n system not up to date</numerusform>
            <numerusform>%n systems not up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s), worst %1</source>
        <translation>
            <numerusform>%n finding, worst %1</numerusform>
            <numerusform>%n findings, worst %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::SystemsPage</name>
    <message numerus="yes">
        <source>%n system(s). Each opens with your own login and shows what that login may do.</source>
        <translation>
            <numerusform>%n system. Each opens with your own login and shows what that login may do.</numerusform>
            <numerusform>%n systems. Each opens with your own login and shows what that login may do.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::TrailBoard</name>
    <message numerus="yes">
        <source>The chain is broken at %n of the rows shown: tell an auditor.</source>
        <translation>
            <numerusform>The chain is broken at %n of the rows shown: tell an auditor.</numerusform>
            <numerusform>The chain is broken at %n of the rows shown: tell an auditor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) shown; every hash was made again and fits. Whether somebody replaced the whole chain is told by “Verify an export…”.</source>
        <translation>
            <numerusform>%n row shown; its hash was made again and fits. Whether somebody replaced the whole chain is told by “Verify an export…”.</numerusform>
            <numerusform>%n rows shown; every hash was made again and fits. Whether somebody replaced the whole chain is told by “Verify an export…”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) in %1. Keep its head for the next verification: %2</source>
        <translation>
            <numerusform>%n row in %1. Keep its head for the next verification: %2</numerusform>
            <numerusform>%n rows in %1. Keep its head for the next verification: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::TriageBoard</name>
    <message numerus="yes">
        <source>%n rule(s) could not look</source>
        <translation>
            <numerusform>%n rule could not look</numerusform>
            <numerusform>%n rules could not look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n finding(s) without this filter.</source>
        <translation>
            <numerusform>There are %n finding without this filter.</numerusform>
            <numerusform>There are %n findings without this filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::VerifyDialog</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::WarningList</name>
    <message numerus="yes">
        <source>%n thing(s) to look at first: tick each when you have</source>
        <translation>
            <numerusform>%n thing to look at first: tick it when you have</numerusform>
            <numerusform>%n things to look at first: tick each when you have</numerusform>
        </translation>
    </message>
</context>
</TS>
