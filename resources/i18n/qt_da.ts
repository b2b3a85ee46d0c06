<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What Qt's own Danish translation leaves out. Compiled with: pyside6-lrelease qt_da.ts -qm qt_da.qm -->
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>&amp;Kig i:</translation></message>
    <message><source>Files of &amp;type:</source><translation>Fil&amp;type:</translation></message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Drive</source><translation>Drev</translation></message>
    <message><source>File</source><translation>Fil</translation></message>
    <message><source>File</source><comment>Match Windows Explorer</comment><translation>Fil</translation></message>
    <message><source>File Folder</source><comment>Match Windows Explorer</comment><translation>Filmappe</translation></message>
    <message><source>Folder</source><comment>All other platforms</comment><translation>Mappe</translation></message>
    <message><source>Shortcut</source><comment>All other platforms</comment><translation>Genvej</translation></message>
    <message><source>Alias</source><comment>macOS Finder</comment><translation>Alias</translation></message>
    <message><source>Unknown</source><translation>Ukendt</translation></message>
    <message><source>%1 File</source><extracomment>%1 is a file name suffix, for example txt</extracomment><translation>%1-fil</translation></message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message><source>Page &amp;Set:</source><translation>Side&amp;udvalg:</translation></message>
    <message><source>Double Sided Printing</source><translation>Tosidet udskrift</translation></message>
    <message><source>Off</source><translation>Fra</translation></message>
    <message><source>Long side binding</source><translation>Vend på den lange led</translation></message>
    <message><source>Short side binding</source><translation>Vend på den korte led</translation></message>
</context>
</TS>
