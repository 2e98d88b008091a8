<?xml version="1.0" encoding="UTF-8"?>
<!-- Which rows has each table? Records of what is named, quoted, noted, divided and indexed, each with its characters in the reading text. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private" xmlns:m="teiedition:mode" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="addresses.xsl"/>

  <!-- The records of a table, in the order of the text. -->
  <xsl:function name="f:records" as="map(xs:string, xs:anyAtomicType?)*">
    <xsl:param name="table" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$table eq 'quotations'"><xsl:sequence select="$f:mentions-by-table($table) ! fp:quotation(.)"/></xsl:when>
      <xsl:when test="$table eq 'references'"><xsl:sequence select="$texts//bibl[exists(f:span(.))] ! f:reference-row(.)"/></xsl:when>
      <xsl:when test="$table eq 'notes'"><xsl:sequence select="$texts//note[exists(f:span(.))] ! fp:note(.)"/></xsl:when>
      <xsl:when test="$table eq 'calls'"><xsl:sequence select="$texts//ref[@type = 'noteAnchor'][exists(f:span(.))] ! f:row(., string(@n), f:pointers(@target), map{})"/></xsl:when>
      <xsl:when test="$table eq 'divisions'"><xsl:sequence select="$texts//*[f:is-division(.) or self::titlePage][exists(f:span(.))] ! fp:division(.)"/></xsl:when>
      <xsl:when test="$table eq 'index'"><xsl:sequence select="$texts//list[@type = 'index']/item[exists(f:span(.))] ! fp:index-entry(.)"/></xsl:when>
      <xsl:when test="$table eq 'entities'"><xsl:sequence select="$f:entries ! fp:entity(.)"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="$f:mentions-by-table($table) ! fp:mention(., $table)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What all records say; what is special to a table comes on top. -->
  <xsl:function name="f:row" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="ref" as="xs:string"/>
    <xsl:param name="more" as="map(xs:string, xs:anyAtomicType?)"/>
    <xsl:variable name="span" as="xs:integer+" select="f:span($element)"/>
    <xsl:sequence select="map:merge(($more, map{
        'id': f:id($element), 'element': local-name($element), 'type': string($element/@type),
        'text': f:characters($span), 'start': $span[1], 'end': $span[2], 'name': $name, 'ref': $ref,
        'page': f:page-number($element), 'division': f:division-id($element),
        'cert': string($element/@cert), 'evidence': string-join(f:evidence($element), ' ')}))"/>
  </xsl:function>

  <!-- The identifier of the innermost division around a node. -->
  <xsl:function name="f:division-id" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string(f:division($node)/@xml:id)"/>
  </xsl:function>

  <!-- Pointers with blanks between, without the sign for "in this document". -->
  <xsl:function name="f:pointers" as="xs:string">
    <xsl:param name="pointers" as="attribute()*"/>
    <xsl:sequence select="string-join(distinct-values($pointers ! tokenize(.) ! replace(., '^#', '')), ' ')"/>
  </xsl:function>

  <!-- A name or date. -->
  <xsl:function name="fp:mention" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="table" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="
        if ($table eq 'dates') then fp:iso($element) else ((f:entity($element) ! f:preferred(.))[. ne ''], f:reading($element))[1]"/>
    <xsl:sequence select="f:row($element, $name, f:pointers($element/@ref), map{})"/>
  </xsl:function>

  <!-- A quotation; of what it points to as its source, persons are those who speak. -->
  <xsl:function name="fp:quotation" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="people" as="xs:string*" select="f:sources($element)[not(self::bibl)]/@xml:id/string()"/>
    <xsl:variable name="works" as="xs:string*" select="tokenize(f:pointers($element/@source))[not(. = $people)]"/>
    <xsl:sequence select="f:row($element, string-join(f:parts($element) ! f:reading(.), ' '), string-join($works, ' '), map{
        'who': string-join(distinct-values((tokenize(f:pointers($element/@who)), $people)), ' '), 'rend': string($element/@rend)})"/>
  </xsl:function>

  <!-- A date as ISO 8601 has it. -->
  <xsl:function name="fp:iso" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="string(($date/@when, string-join($date/(@from, @to), '/')[. ne ''], string-join($date/(@notBefore, @notAfter), '/'))[1])"/>
  </xsl:function>

  <xsl:function name="f:reference-row" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="bibl" as="element()"/>
    <xsl:sequence select="f:row($bibl, f:reading($bibl), f:pointers(($bibl/@corresp, $bibl/@sameAs, $bibl/@ref)[1]), map{
        'author': string-join($bibl/author ! f:reading(.), '; '), 'title': string(($bibl//title)[1] ! f:name-words(.)),
        'publisher': string-join($bibl//publisher ! f:reading(.), '; '), 'place': string-join($bibl//pubPlace ! f:reading(.), '; '),
        'date': string(($bibl//date)[1] ! (fp:iso(.)[. ne ''], f:reading(.))[1]),
        'pages': string-join($bibl//(biblScope | citedRange) ! f:reading(.), '; ')})"/>
  </xsl:function>

  <xsl:function name="fp:note" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:row($note, string($note/@n), f:pointers($note/@target), map{'place': string($note/@place)})"/>
  </xsl:function>

  <!-- A division by its heading; one without is a place without characters, where it begins. -->
  <xsl:function name="fp:division" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="whole" as="xs:integer+" select="f:span($division)"/>
    <xsl:variable name="head" as="xs:integer+" select="($division/head[exists(f:span(.))][1] ! f:span(.), $whole[1], $whole[1])[position() le 2]"/>
    <xsl:sequence select="map:merge((map{
        'text': f:characters($head), 'start': $head[1], 'end': $head[2], 'n': string($division/@n), 'first': $whole[1], 'last': $whole[2],
        'division': f:division-id($division/..), 'level': count($division/ancestor-or-self::*[f:is-division(.) or self::titlePage])},
        f:row($division, if ($division/self::titlePage) then string(($division//titlePart)[1] ! f:reading(.)) else f:title($division), '', map{})))"/>
  </xsl:function>

  <xsl:function name="fp:index-entry" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="path" as="element(item)+" select="$item/ancestor-or-self::item"/>
    <xsl:variable name="headings" as="xs:string+" select="$path ! ((term ! f:reading(.), f:reading(.))[1])"/>
    <xsl:sequence select="f:row($item, string-join($headings, ' > '), f:pointers($item/ref/@target), map{
        'level': count($path), 'pages': string-join($item/ref[@type = 'page'] ! string((@n, f:reading(.))[1]), '; '),
        'see': string-join($item/ref[starts-with(@type, 'see')] ! f:reading(.), '; ')})"/>
  </xsl:function>

  <!-- Somebody or something of the lists. -->
  <xsl:function name="fp:entity" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="geo" as="xs:decimal*" select="f:coordinates($entry)"/>
    <xsl:sequence select="map{
        'id': string($entry/@xml:id), 'kind': f:table($entry), 'name': f:preferred($entry), 'sort': f:sort-form($entry),
        'variants': string-join(f:variants($entry), '; '), 'mentions': count($f:named(string($entry/@xml:id))),
        'latitude': $geo[1], 'longitude': $geo[2], 'same': string-join($entry/idno[normalize-space()] ! f:address(.), ' '),
        'note': string-join($entry/note ! f:reading(.), ' ')}"/>
  </xsl:function>

</xsl:stylesheet>
