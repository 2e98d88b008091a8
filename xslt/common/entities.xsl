<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what is named? The kinds of names, and the entries of standOff that they refer to. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Registers by TEI name; an element of another kind is in no register. -->
  <xsl:variable name="registers" as="map(xs:string, xs:string)" select="map{
      'persName': 'persons', 'person': 'persons',
      'placeName': 'places', 'geogName': 'places', 'place': 'places',
      'orgName': 'organisations', 'org': 'organisations', 'organisation': 'organisations',
      'title': 'titles', 'bibl': 'titles', 'biblStruct': 'titles'}"/>

  <!-- Every name in the texts that belongs to a register and is read, in document order. -->
  <xsl:variable name="names" as="element()*" select="
      ($texts//(persName | placeName | geogName | orgName | name | rs | title)[f:register(.) ne '']
       except $texts//(fw | surplus | del | choice[corr | reg | expan]/(sic | orig | abbr) | ab[@type = ('noise', 'ornament')])//*)[f:reading(.) ne '']"/>

  <!-- The register of a name or entry: persons, places, organisations, titles, or the empty string. -->
  <xsl:function name="f:register" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="kind" as="xs:string" select="if ($name[self::name or self::rs]) then string($name/@type) else local-name($name)"/>
    <xsl:sequence select="string($registers($kind))"/>
  </xsl:function>

  <!-- The entry that a name refers to, where it is in the document. -->
  <xsl:function name="f:entity" as="element()?">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="f:target($name/@ref)"/>
  </xsl:function>

  <!-- What brings names together: the pointer where there is one, else the words. -->
  <xsl:function name="f:name-key" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        if ($name/@ref/normalize-space() ne '') then f:register($name) || ' ' || tokenize($name/@ref)[1]
        else f:register($name) || '=' || lower-case(f:without-article($name))"/>
  </xsl:function>

  <!-- The words of a name, those of a title without the article it begins with. -->
  <xsl:function name="f:without-article" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="f:name-words($name)"/>
    <xsl:sequence select="if ($name/self::title) then replace($text, '^\W*(' || translate(f:label('articles'), ' ', '|') || ')\s+', '', 'i') else $text"/>
  </xsl:function>

  <!-- The words of a name without the marks around it. -->
  <xsl:function name="f:name-words" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="f:reading($name)"/>
    <xsl:sequence select="if ($name/self::title) then replace($text, '[\s,;:]+$', '') else $text"/>
  </xsl:function>

  <!-- The preferred form of an entry's name, in reading order. -->
  <xsl:function name="f:preferred" as="xs:string">
    <xsl:param name="entity" as="element()"/>
    <xsl:variable name="forms" as="element()*" select="$entity/(persName | placeName | orgName | name | title)"/>
    <xsl:sequence select="string(($forms[not(@type = 'sort')], $forms)[1] ! f:reading(.))"/>
  </xsl:function>

  <!-- The form by which an entry is sorted: a name of type sort, else surname and forename, else the preferred one. -->
  <xsl:function name="f:sort-form" as="xs:string">
    <xsl:param name="entity" as="element()"/>
    <xsl:variable name="split" as="element()?" select="$entity/persName[surname][1]"/>
    <xsl:sequence select="(
        $entity/*[@type = 'sort'] ! f:reading(.),
        $split ! string-join((f:reading(surname[1]), string-join(forename ! f:reading(.), ' ')[. ne '']), ', '),
        f:preferred($entity))[1]"/>
  </xsl:function>

</xsl:stylesheet>
